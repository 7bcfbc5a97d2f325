"""Sections of the reporting form, documents, repeating rows, drafts, and what was decided about the record."""

import cdop.cases.models.decisions
import cdop.dataset.codelists.answers
import cdop.dataset.codelists.care
import cdop.dataset.codelists.child
import cdop.dataset.codelists.death
import cdop.dataset.codelists.place
import cdop.dataset.codelists.scope
import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


REPORTED = (
    "reportingcircumstancesanswers",
    "healthanswers",
    "socialenvironmentanswers",
    "physicalenvironmentanswers",
    "serviceprovisionanswers",
)


def one_to_one() -> models.OneToOneField:
    return models.OneToOneField(
        on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s", to="cases.case"
    )


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0004_attempt'),
        ('cases', '0005_one_to_one'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='birthanswers',
            name='birth_hospital',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='case',
            name='do_not_contact',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='casestep',
            name='reason_code',
            field=models.CharField(blank=True, choices=cdop.dataset.codelists.scope.ScopeReason.options, max_length=40),
        ),
        migrations.AddField(
            model_name='childanswers',
            name='covid_status',
            field=models.CharField(blank=True, choices=cdop.dataset.codelists.child.CovidStatus.options, max_length=40),
        ),
        migrations.AddField(
            model_name='childidentity',
            name='is_unnamed',
            field=models.BinaryField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='circumstancesanswers',
            name='aware_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='deathanswers',
            name='coroner_area',
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name='familysupportanswers',
            name='do_not_contact',
            field=models.CharField(blank=True, choices=cdop.dataset.codelists.answers.Ynk.options, max_length=40),
        ),
        migrations.AddField(
            model_name='familysupportanswers',
            name='do_not_contact_reason',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='familysupportanswers',
            name='feedback_by_role',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='familysupportanswers',
            name='feedback_given',
            field=models.CharField(blank=True, choices=cdop.dataset.codelists.answers.Ynk.options, max_length=40),
        ),
        migrations.AddField(
            model_name='familysupportanswers',
            name='feedback_given_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('recorded_by', models.CharField(max_length=80)),
                ('recorded_by_name', models.CharField(max_length=200)),
                ('slug', models.CharField(max_length=60)),
                ('fields', models.JSONField(default=list)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='cases.case')),
                ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.panel')),
            ],
            options={
                'ordering': ['id'],
                'abstract': False,
                'indexes': [models.Index(fields=['panel', 'case', 'id'], name='cases_correction_case')],
            },
        ),
        migrations.CreateModel(
            name='DocumentAnswers',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('form_version', models.CharField(max_length=20)),
                ('saved_at', models.DateTimeField(auto_now=True)),
                ('saved_by', models.CharField(max_length=80)),
                ('saved_by_name', models.CharField(max_length=200)),
                ('slug', models.CharField(max_length=60)),
                ('answers', models.JSONField(default=dict)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='cases.case')),
                ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.panel')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('panel', 'case', 'slug'), name='cases_documentanswers_one')],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slug', models.CharField(max_length=60)),
                ('row', models.CharField(blank=True, max_length=36)),
                ('sealed', models.BinaryField()),
                ('version', models.IntegerField()),
                ('saved_at', models.DateTimeField()),
                ('saved_by', models.CharField(max_length=80)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='cases.case')),
                ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.panel')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('panel', 'user', 'case', 'slug', 'row'), name='cases_draft_one_each')],
            },
        ),
        migrations.CreateModel(
            name='HealthAnswers',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('form_version', models.CharField(max_length=20)),
                ('saved_at', models.DateTimeField(auto_now=True)),
                ('saved_by', models.CharField(max_length=80)),
                ('saved_by_name', models.CharField(max_length=200)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s', to='cases.case')),
                ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.panel')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('panel', 'case'), name='cases_healthanswers_one')],
            },
        ),
        migrations.CreateModel(
            name='PhysicalEnvironmentAnswers',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('form_version', models.CharField(max_length=20)),
                ('saved_at', models.DateTimeField(auto_now=True)),
                ('saved_by', models.CharField(max_length=80)),
                ('saved_by_name', models.CharField(max_length=200)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s', to='cases.case')),
                ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.panel')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('panel', 'case'), name='cases_physicalenvironmentanswers_one')],
            },
        ),
        migrations.CreateModel(
            name='RepeatedRow',
            fields=[
                ('version', models.PositiveIntegerField(default=1)),
                ('form_version', models.CharField(max_length=20)),
                ('saved_at', models.DateTimeField(auto_now=True)),
                ('saved_by', models.CharField(max_length=80)),
                ('saved_by_name', models.CharField(max_length=200)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slug', models.CharField(max_length=60)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('sealed', models.BinaryField()),
                ('marks', models.JSONField(default=dict)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_by', models.CharField(blank=True, max_length=80)),
                ('withdrawn_by_name', models.CharField(blank=True, max_length=200)),
                ('withdrawn_why', models.BinaryField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rows', to='cases.case')),
                ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.panel')),
            ],
            options={
                'ordering': ['position', 'saved_at', 'id'],
                'indexes': [models.Index(fields=['panel', 'case', 'slug'], name='cases_repeatedrow_case')],
                'constraints': [models.UniqueConstraint(fields=('id', 'panel'), name='cases_repeatedrow_in_panel'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_by', ''), _negated=True)), _connector='OR'), name='cases_repeatedrow_withdrawn_by_someone')],
            },
        ),
        migrations.CreateModel(
            name='ReportingCircumstancesAnswers',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('form_version', models.CharField(max_length=20)),
                ('saved_at', models.DateTimeField(auto_now=True)),
                ('saved_by', models.CharField(max_length=80)),
                ('saved_by_name', models.CharField(max_length=200)),
                ('summary', models.TextField(blank=True)),
                ('mode_of_death', models.CharField(blank=True, choices=cdop.dataset.codelists.death.ModeOfDeath.options, max_length=40)),
                ('resuscitation_attempted', models.CharField(blank=True, choices=cdop.dataset.codelists.answers.Ynk.options, max_length=40)),
                ('place_of_death', models.CharField(blank=True, choices=cdop.dataset.codelists.place.PlaceOfDeath.options, max_length=40)),
                ('event_types', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=cdop.dataset.codelists.death.EventType.options, max_length=40), blank=True, default=list, size=None)),
                ('transfer_between_hospitals', models.CharField(blank=True, choices=cdop.dataset.codelists.answers.Ynk.options, max_length=40)),
                ('location_before_transfer', models.CharField(blank=True, max_length=200)),
                ('final_illness_narrative', models.TextField(blank=True)),
                ('timeline', models.TextField(blank=True)),
                ('organ_donation_discussed', models.CharField(blank=True, choices=cdop.dataset.codelists.answers.YnkNa.options, max_length=40)),
                ('advance_care_plan', models.CharField(blank=True, choices=cdop.dataset.codelists.answers.YnkNa.options, max_length=40)),
                ('preferred_place_of_death', models.CharField(blank=True, choices=cdop.dataset.codelists.care.PreferredPlace.options, max_length=40)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s', to='cases.case')),
                ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.panel')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('panel', 'case'), name='cases_reportingcircumstancesanswers_one')],
            },
        ),
        migrations.CreateModel(
            name='ServiceProvisionAnswers',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('form_version', models.CharField(max_length=20)),
                ('saved_at', models.DateTimeField(auto_now=True)),
                ('saved_by', models.CharField(max_length=80)),
                ('saved_by_name', models.CharField(max_length=200)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s', to='cases.case')),
                ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.panel')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('panel', 'case'), name='cases_serviceprovisionanswers_one')],
            },
        ),
        migrations.CreateModel(
            name='SocialEnvironmentAnswers',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('form_version', models.CharField(max_length=20)),
                ('saved_at', models.DateTimeField(auto_now=True)),
                ('saved_by', models.CharField(max_length=80)),
                ('saved_by_name', models.CharField(max_length=200)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s', to='cases.case')),
                ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.panel')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('panel', 'case'), name='cases_socialenvironmentanswers_one')],
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.UUIDField()),
                ('act', models.CharField(max_length=60)),
                ('result', models.CharField(blank=True, max_length=60)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('recorded_by', models.CharField(max_length=80)),
                ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.panel')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('panel', 'token'), name='cases_submission_once')],
            },
        ),
        migrations.CreateModel(
            name='SupplementaryChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('recorded_by', models.CharField(max_length=80)),
                ('recorded_by_name', models.CharField(max_length=200)),
                ('form', models.CharField(max_length=60)),
                ('choice', models.CharField(choices=cdop.cases.models.decisions.Choice.options, max_length=12)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='cases.case')),
                ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.panel')),
            ],
            options={
                'ordering': ['id'],
                'abstract': False,
                'indexes': [models.Index(fields=['panel', 'case', 'id'], name='cases_supplementary_case')],
            },
        ),
        # To the ORM each stands one to one beside its case; the database's key is led by the panel (0005).
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AlterField(table, "case", one_to_one()) for table in REPORTED]
        ),
    ]
