"""Cases go behind the wall; nothing of them is ever deleted, and steps never change."""

from django.db import migrations

from cdop.core.isolation.operations import append_only, bind, isolate, keep


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("core", "0001_isolation")]
    operations = [
        isolate("cases_case"),
        keep("cases_case"),
        isolate("cases_childanswers"),
        bind("cases_childanswers", "case_id", "cases_case"),
        keep("cases_childanswers"),
        isolate("cases_residenceanswers"),
        bind("cases_residenceanswers", "case_id", "cases_case"),
        keep("cases_residenceanswers"),
        isolate("cases_deathanswers"),
        bind("cases_deathanswers", "case_id", "cases_case"),
        keep("cases_deathanswers"),
        isolate("cases_safeguardinganswers"),
        bind("cases_safeguardinganswers", "case_id", "cases_case"),
        keep("cases_safeguardinganswers"),
        isolate("cases_circumstancesanswers"),
        bind("cases_circumstancesanswers", "case_id", "cases_case"),
        keep("cases_circumstancesanswers"),
        isolate("cases_familysupportanswers"),
        bind("cases_familysupportanswers", "case_id", "cases_case"),
        keep("cases_familysupportanswers"),
        isolate("cases_birthanswers"),
        bind("cases_birthanswers", "case_id", "cases_case"),
        keep("cases_birthanswers"),
        isolate("cases_childidentity"),
        bind("cases_childidentity", "case_id", "cases_case"),
        keep("cases_childidentity"),
        isolate("cases_notifier"),
        bind("cases_notifier", "case_id", "cases_case"),
        keep("cases_notifier"),
        isolate("cases_casestep"),
        bind("cases_casestep", "case_id", "cases_case"),
        append_only("cases_casestep"),
    ]
