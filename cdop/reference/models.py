"""Editions of published data and their rows. They belong to no panel; once loaded they never change."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cdop.reference.codes import AgeBand, AreaKind, LsoaChange, Measure, Status


class Edition(models.Model):
    """One publication as loaded. `sha256` is of the plain CSV text, before any compression."""

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    loader = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField(help_text="The latest year the edition speaks for.")
    source = models.TextField()
    licence = models.CharField(max_length=200)
    vintage = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=80)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug


class EditionRow(models.Model):
    """A row of one edition."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True


class Area(EditionRow):
    """A place as an edition names it; `parent_code` is the next larger place, or what replaced it."""

    gss_code = models.CharField(max_length=9)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=30, choices=AreaKind.options)
    parent_code = models.CharField(max_length=9, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gss_code", "kind", "edition"], name="reference_area_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.gss_code})"


class AreaChange(EditionRow):
    """An old local authority code and the code in use now."""

    old_code = models.CharField(max_length=9)
    active_code = models.CharField(max_length=9)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["old_code", "edition"], name="reference_areachange_once")
        ]

    def __str__(self) -> str:
        return f"{self.old_code} to {self.active_code}"


class Lsoa(EditionRow):
    """A small area's place in one release of the Index of Multiple Deprivation. Decile 1 is most deprived."""

    code = models.CharField(max_length=9)
    lsoa_year = models.PositiveSmallIntegerField()
    imd_release = models.PositiveSmallIntegerField()
    ltla_code = models.CharField(max_length=9)
    ltla_name = models.CharField(max_length=100)
    rank = models.PositiveIntegerField()
    decile = models.PositiveSmallIntegerField()
    quintile = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "edition"], name="reference_lsoa_once"),
            models.CheckConstraint(
                condition=Q(decile__range=(1, 10), quintile__range=(1, 5)), name="reference_lsoa_bands"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}, IMD {self.imd_release}"


class LsoaMatch(EditionRow):
    """A 2011 small area and the 2021 small area that fits it best."""

    lsoa11_code = models.CharField(max_length=9)
    lsoa21_code = models.CharField(max_length=9)
    change = models.CharField(max_length=1, choices=LsoaChange.options)
    ltla_code = models.CharField(max_length=9)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["lsoa11_code", "lsoa21_code", "edition"], name="reference_lsoamatch_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.lsoa11_code} to {self.lsoa21_code}"


class AreaYear(EditionRow):
    """A published count for an area and calendar year. `published_rate` is the publisher's, per 1,000."""

    gss_code = models.CharField(max_length=9)
    year = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=30, choices=Measure.options)
    value = models.PositiveIntegerField(null=True)
    status = models.CharField(max_length=20, choices=Status.options)
    published_rate = models.DecimalField(max_digits=8, decimal_places=3, null=True)
    is_combined = models.BooleanField(help_text="The publisher merged a neighbouring area into this one.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gss_code", "measure", "year", "edition"], name="reference_areayear_once"
            ),
            models.CheckConstraint(
                condition=Q(status="published", value__isnull=False)
                | Q(status__in=["suppressed", "not_published"], value__isnull=True),
                name="reference_areayear_known_or_missing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.gss_code} {self.year}"


class Population(EditionRow):
    """Children living in a lower-tier local authority in the middle of a year, by age band."""

    gss_code = models.CharField(max_length=9)
    year = models.PositiveSmallIntegerField()
    age_band = models.CharField(max_length=20, choices=AgeBand.options)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gss_code", "year", "age_band", "edition"], name="reference_population_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.gss_code} {self.year} {self.age_band}"


class IndicatorValue(EditionRow):
    """A published figure of an indicator for an area and period, with its interval where one is published.

    `indicator` is the publisher's own number ("92196"); `period` is spelt as `periods.Period` spells it; `year`
    is its latest year. Sex, age and category are the publisher's words, blank where the file has none.
    """

    indicator = models.CharField(max_length=40)
    indicator_name = models.CharField(max_length=250)
    gss_code = models.CharField(max_length=9)
    period = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    sex = models.CharField(max_length=30, blank=True)
    age = models.CharField(max_length=80, blank=True)
    category_type = models.CharField(max_length=120, blank=True)
    category = models.CharField(max_length=120, blank=True)
    value = models.FloatField(null=True)
    lower = models.FloatField(null=True)
    upper = models.FloatField(null=True)
    count = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    status = models.CharField(max_length=20, choices=Status.options)
    is_unreliable = models.BooleanField(help_text="The publisher marks the figure as of low reliability.")
    trend = models.CharField(max_length=80, blank=True, help_text="The publisher's recent trend.")
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "indicator",
                    "gss_code",
                    "period",
                    "sex",
                    "age",
                    "category_type",
                    "category",
                    "edition",
                ],
                name="reference_indicatorvalue_once",
            ),
            models.CheckConstraint(
                condition=Q(status="published", value__isnull=False)
                | Q(status__in=["suppressed", "not_published"], value__isnull=True),
                name="reference_indicatorvalue_known_or_missing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.gss_code} {self.period}"


class HeldLine(EditionRow):
    """A line of a file that was not loaded with the rest, as it stood, and why."""

    line = models.PositiveIntegerField(help_text="Lines of the file, its header being 1.")
    column = models.CharField(max_length=120, blank=True)
    reason = models.TextField()
    text = models.TextField(help_text="The line as it stood.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "line"], name="reference_heldline_once"),
        ]

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


class Neighbour(EditionRow):
    """An authority that a publisher finds most like another; 1 is the most alike."""

    gss_code = models.CharField(max_length=9)
    neighbour_code = models.CharField(max_length=9)
    place = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gss_code", "neighbour_code", "edition"], name="reference_neighbour_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.gss_code}: {self.neighbour_code} is {self.place}"
