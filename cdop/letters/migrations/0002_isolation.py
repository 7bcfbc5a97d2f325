"""Letters go behind the wall. Earlier versions are not kept: a link that was sent must not stay readable."""

from django.db import migrations

from cdop.core.isolation.operations import isolate, keep


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_initial"), ("core", "0001_isolation")]
    operations = [isolate("letters_letter"), keep("letters_letter")]
