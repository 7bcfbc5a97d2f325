"""A theme for each learning point, and the role of whoever drafted the analysis."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0003_remember")]
    operations = [
        migrations.AddField(
            model_name="learningpoint", name="theme", field=models.CharField(blank=True, max_length=100)
        ),
        migrations.AddField(
            model_name="review", name="drafted_by_role", field=models.CharField(blank=True, max_length=100)
        ),
    ]
