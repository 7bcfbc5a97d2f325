"""Figures that others have published or worked out: Fingertips, ONS, Public Health England, journals, a panel."""

from itertools import product

import pytest

from cdop import statistics

from .answers import is_near, rows

RATES = ("92196", "20401")  # infant mortality, under-18 conceptions; the other indicators are proportions
ROUNDED_AT_SOURCE = "10101"
FINGERTIPS = [row for row in rows("fingertips_child_maternal_sample_2020.csv") if row["value"]]


def as_printed(row):
    of = statistics.rate if row["indicator_id"] in RATES else statistics.proportion
    return of(float(row["count"]), float(row["denominator"]))


def test_fingertips_values_and_limits():
    assert len(FINGERTIPS) == 455
    for row in FINGERTIPS:
        within = 0.06 if row["indicator_id"] == ROUNDED_AT_SOURCE else 5.2e-5
        ours = as_printed(row)
        for figure, name in ((ours.value, "value"), (ours.lower, "lower_ci_95"), (ours.upper, "upper_ci_95")):
            assert abs(figure - float(row[name])) < within, (row["indicator_name"], row["area_name"], name)


def test_fingertips_verdicts_against_england():
    for row in FINGERTIPS:
        verdict = statistics.compare(as_printed(row), float(row["england_value"]), "none")
        assert verdict == row["vs_england_ci_contains_value_rule"], (row["indicator_name"], row["area_name"])


def test_three_year_infant_mortality_and_every_verdict():
    words = {"": "similar", "similar": "similar", "lower (better)": "better", "higher (worse)": "worse"}
    answers = rows("derived_imr_3yr_la_2010_2016.csv")
    assert len(answers) == 906
    for row in answers:
        ours = statistics.rate(int(row["infant_deaths"]), int(row["live_births"]))
        assert ours.method.startswith(row["ci_method"])
        for figure, name in (
            (ours.value, "imr_per_1000"),
            (ours.lower, "lower_ci_95"),
            (ours.upper, "upper_ci_95"),
        ):
            assert abs(figure - float(row[name])) < 5.01e-5, (row["area_name"], name)
        if row["vs_england"]:
            verdict = statistics.compare(ours, float(row["england_imr"]), "low_is_good")
            assert verdict == words[row["vs_england"]], row["area_name"]


def test_newcombe_as_printed():
    (row,) = rows("newcombe_difference.csv")
    ours = statistics.proportion_difference(
        *(int(row[name]) for name in ("x1", "n1", "x2", "n2")), multiplier=1
    )
    printed = tuple(f"{figure:.4f}" for figure in (ours.value, ours.lower, ours.upper))
    assert printed == (row["diff"], row["lower95"], row["upper95"])


def test_byar_is_wrong_for_one_event_and_not_used_there():
    assert f"{statistics.byar_limits(1)[0]:.4f}" == "0.0131"
    assert f"{statistics.rate(1, 1, 1).lower:.4f}" == "0.0253"
    none = statistics.rate(0, 2000, 1000)
    assert (none.value, none.lower) == (0, 0)
    assert is_near(none.upper, 1000 * 3.688879454 / 2000)


def test_more_events_than_people_are_a_rate_but_no_proportion():
    ours = statistics.rate(250, 220, 1)  # a row of Public Health England's own test sheet
    assert ours.lower < 250 / 220 < ours.upper
    with pytest.raises(statistics.Undefined, match="250 is above its denominator 220"):
        statistics.proportion(250, 220)


@pytest.mark.parametrize("row", rows("phe_standardised.csv"))
def test_standardised_as_public_health_england_does(row):
    groups = [group for group in rows("phe_groups.csv") if group["area"] == row["area"]]
    counts, people, standard, reference, over = (
        [int(group[name]) for group in groups] for name in ("count", "pop", "std", "refcount", "refpop")
    )
    confidence = float(row["confidence"])
    if not row["value"]:
        with pytest.raises(statistics.Undefined, match="too few to standardise"):
            statistics.standardised_rate(counts, people, standard, 100_000, confidence)
        return
    if row["statistic"].startswith("dsr"):
        ours = statistics.standardised_rate(counts, people, standard, 100_000, confidence)
    else:
        ours = statistics.standardised_ratio(sum(counts), people, reference, over, 100, confidence)
    assert is_near(ours.value, float(row["value"]))
    assert is_near(ours.lower, float(row["lower"])) and is_near(ours.upper, float(row["upper"]))


@pytest.mark.parametrize("row", rows("phe_funnel_proportion.csv"), ids=lambda row: row["population"])
def test_funnel_of_proportions(row):
    ours = statistics.funnel_proportion(float(row["baseline"]), int(row["population"]))
    for figure, name in (
        (ours.lower_95, "lower_0025"),
        (ours.upper_95, "upper_0025"),
        (ours.lower_998, "lower_0001"),
        (ours.upper_998, "upper_0001"),
    ):
        assert abs(figure - float(row[name])) < 2e-6, name


@pytest.mark.parametrize("row", rows("phe_funnel_ratio.csv"), ids=lambda row: row["observed"])
def test_funnel_of_ratios(row):
    """Each limit of the sheet is a place on the line: so many expected, and the ratio at which it lies."""
    for side, limit in (
        ("lower_2s", "lower_95"),
        ("upper_2s", "upper_95"),
        ("lower_3s", "lower_998"),
        ("upper_3s", "upper_998"),
    ):
        ours = statistics.funnel_rate(100, float(row[f"{side}_expected"]), 100)
        assert is_near(
            getattr(ours, limit), float(row[f"{side}_isr"]), 1e-3 if row["observed"] == "1" else 1e-4
        ), side


@pytest.mark.parametrize("row", rows("phe_funnel_rate.csv"), ids=lambda row: row["events"])
def test_funnel_of_rates(row):
    for side, limit in (
        ("lower_2s", "lower_95"),
        ("upper_2s", "upper_95"),
        ("lower_3s", "lower_998"),
        ("upper_3s", "upper_998"),
    ):
        three_years = 3 * float(row[f"{side}_population"])
        ours = statistics.funnel_rate(float(row["baseline"]), three_years, 100_000)
        assert is_near(
            getattr(ours, limit), float(row[f"{side}_limit"]), 1e-3 if row["events"] == "1" else 1e-4
        ), side


def test_lancashire_rates_follow_from_births_that_round_to_them():
    for row in rows("lancashire_deciles.csv"):
        births = 1000 * int(row["deaths"]) / float(row["rate_per_1000"])
        assert f"{statistics.rate(int(row['deaths']), births).value:.1f}" == row["rate_per_1000"]


def test_lancashire_correlation_to_what_the_rounding_allows():
    answers = rows("lancashire_deciles.csv")
    deciles = [int(row["decile"]) for row in answers]
    rates = [float(row["rate_per_1000"]) for row in answers]
    assert f"{statistics.correlation(deciles, rates).value:.3f}" == "-0.906"
    unrounded = [
        statistics.correlation(
            deciles, [rate + 0.0499 * sign for rate, sign in zip(rates, signs, strict=True)]
        ).value
        for signs in product((-1, 1), repeat=len(rates))
    ]
    assert min(unrounded) < -0.906 < -0.905 < max(unrounded)  # so the -0.90 printed is among them


def test_lancashire_falls_across_the_deciles():
    answers = rows("lancashire_deciles.csv")
    deaths = [int(row["deaths"]) for row in answers]
    births = [1000 * int(row["deaths"]) / float(row["rate_per_1000"]) for row in answers]
    ours = statistics.slope_index_of_rates(deaths, births)
    assert ours.slope.upper < 0 and ours.relative.upper < 1


@pytest.mark.parametrize(
    ("odds_ratio", "fraction", "prevalence"),
    [(1.32, 6.7, 22.4), (2.18, 22.3, 24.3), (2.67, 27.5, 22.7), (1.41, 8.8, 23.5)],
)
def test_one_cohort_tells_one_prevalence_of_smoking(odds_ratio, fraction, prevalence):
    """Scottish births 1997-2009 (PMC6475204): ratio and fraction are printed; the prevalence follows from them."""
    risk = statistics.Risk(odds_ratio, odds_ratio, odds_ratio)
    assert abs(statistics.attributable_fraction(prevalence / 100, risk).value - fraction) < 0.05


def test_worked_example_of_smoking():
    """375 of 2,500 smoke, the region 10 %; eight neonatal and four post-neonatal deaths a year."""
    fewer = statistics.excess(375, 2500, 5000, 50_000)
    assert round(fewer.value) == 125
    assert abs(fewer.lower - 90) < 1 and abs(fewer.upper - 161) < 1
    neonatal, later = statistics.Risk(1.32, 1.17, 1.49), statistics.Risk(2.18, 1.87, 2.53)
    assert f"{statistics.impact_fraction(0.15, 0.10, neonatal).value:.1f}" == "1.5"
    assert f"{statistics.impact_fraction(0.15, 0.10, later).value:.1f}" == "5.0"
    for deaths, risk, printed in ((8, neonatal, (0.12, 0.04, 0.27)), (4, later, (0.20, 0.06, 0.51))):
        exposure = statistics.Exposure("smoking", 375, 2500, 0.10, risk)
        ours = statistics.simulate(deaths, 1, [exposure], seed=20, per_years=1).fewer
        assert all(
            abs(a - b) < 0.012 for a, b in zip((ours.value, ours.lower, ours.upper), printed, strict=True)
        )
