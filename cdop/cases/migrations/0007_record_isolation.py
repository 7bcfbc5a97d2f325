"""The new tables go behind the wall; earlier answers are kept, decisions never change, drafts may be thrown away."""

from django.db import migrations

from cdop.audit.operations import remember
from cdop.core.isolation.operations import append_only, bind, isolate, keep

ANSWERS = (
    "cases_reportingcircumstancesanswers",
    "cases_healthanswers",
    "cases_socialenvironmentanswers",
    "cases_physicalenvironmentanswers",
    "cases_serviceprovisionanswers",
    "cases_documentanswers",
    "cases_repeatedrow",
)
DECISIONS = ("cases_supplementarychoice", "cases_correction")


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_record"), ("audit", "0004_keep_past")]
    operations = [
        *(isolate(table) for table in ANSWERS),
        *(bind(table, "case_id", "cases_case") for table in ANSWERS),
        *(keep(table) for table in ANSWERS),
        *(remember(table) for table in ANSWERS),
        *(isolate(table) for table in DECISIONS),
        *(bind(table, "case_id", "cases_case") for table in DECISIONS),
        *(append_only(table) for table in DECISIONS),
        isolate("cases_draft"),
        bind("cases_draft", "case_id", "cases_case"),
        isolate("cases_submission"),
        keep("cases_submission"),
    ]
