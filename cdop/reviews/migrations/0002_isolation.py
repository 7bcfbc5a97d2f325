"""Reviews go behind the wall; lines are withdrawn, never deleted."""

from django.db import migrations

from cdop.core.isolation.operations import bind, isolate, keep


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial"), ("cases", "0002_isolation")]
    operations = [
        isolate("reviews_review"),
        bind("reviews_review", "case_id", "cases_case"),
        keep("reviews_review"),
        isolate("reviews_finding"),
        bind("reviews_finding", "review_id", "reviews_review"),
        keep("reviews_finding"),
        isolate("reviews_learningpoint"),
        bind("reviews_learningpoint", "review_id", "reviews_review"),
        keep("reviews_learningpoint"),
        isolate("reviews_recommendation"),
        bind("reviews_recommendation", "review_id", "reviews_review"),
        keep("reviews_recommendation"),
    ]
