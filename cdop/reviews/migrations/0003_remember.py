"""Earlier answers are kept when a row changes."""

from django.db import migrations

from cdop.audit.operations import remember


class Migration(migrations.Migration):
    dependencies = [("reviews", "0002_isolation"), ("audit", "0004_keep_past")]
    operations = [
        remember("reviews_review"),
        remember("reviews_finding"),
        remember("reviews_learningpoint"),
        remember("reviews_recommendation"),
    ]
