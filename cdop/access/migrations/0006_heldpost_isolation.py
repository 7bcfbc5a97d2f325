"""What is held goes behind the wall; it may be thrown away."""

from django.db import migrations

from cdop.core.isolation.operations import isolate


class Migration(migrations.Migration):
    dependencies = [("access", "0005_heldpost")]
    operations = [isolate("access_heldpost")]
