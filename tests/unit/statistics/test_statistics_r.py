"""What R says: every row of every file of its answers."""

import pytest

from cdop import statistics

from .answers import is_near, number, rows


@pytest.mark.parametrize(
    "row", rows("r_poisson_exact.csv"), ids=lambda row: f"{row['count']}-{row['confidence']}"
)
def test_exact_poisson(row):
    unit = float(row["multiplier"]) / float(row["denominator"])
    limits = statistics.poisson_limits(int(row["count"]), float(row["confidence"]))
    assert is_near(limits[0] * unit, float(row["lower"]))
    assert is_near(limits[1] * unit, float(row["upper"]))
    whole = statistics.rate(
        int(row["count"]), float(row["denominator"]), float(row["multiplier"]), float(row["confidence"])
    )
    assert is_near(whole.value, float(row["value"]))
    if int(row["count"]) < 10:
        assert is_near(whole.lower, float(row["lower"])) and is_near(whole.upper, float(row["upper"]))
    else:  # Byar's approximation, worst at 99.8 % just above ten events
        assert is_near(whole.lower, float(row["lower"]), 0.02) and is_near(
            whole.upper, float(row["upper"]), 0.005
        )


@pytest.mark.parametrize("row", rows("r_proportion_wilson_cp.csv"))
def test_proportions(row):
    count, of, confidence = int(row["count"]), int(row["denominator"]), float(row["confidence"])
    wilson = statistics.proportion(count, of, 1, confidence)
    assert is_near(wilson.lower, float(row["wilson_lower"])) and is_near(
        wilson.upper, float(row["wilson_upper"])
    )
    exact = statistics.binomial_limits(count, of, confidence)
    assert is_near(exact[0], float(row["cp_lower"])) and is_near(exact[1], float(row["cp_upper"]))


@pytest.mark.parametrize("row", rows("r_rate_ratio.csv"))
def test_rate_ratios(row):
    given = int(row["x1"]), float(row["t1"]), int(row["x2"]), float(row["t2"])
    exact, mid = statistics.rate_ratio(*given, interval="exact"), statistics.rate_ratio(*given)
    for ours, name, relative in (
        (exact.value, "rate_ratio", 1e-9),
        (exact.p_value, "exact_p", 1e-9),
        (exact.lower, "exact_lower", 1e-9),
        (exact.upper, "exact_upper", 1e-9),
        (mid.p_value, "midp_p", 1e-9),
        (mid.lower, "midp_lower", 1e-3),
        (mid.upper, "midp_upper", 1e-3),
    ):
        assert is_near(ours, number(row[name]), relative), name


@pytest.mark.parametrize("row", rows("r_two_by_two.csv"))
def test_two_by_two(row):
    table = statistics.two_by_two(*(int(row[cell]) for cell in "abcd"))
    early = 1e-2 if tuple(row[cell] for cell in "abcd") == ("3", "1", "1", "3") else 1e-3
    for ours, name, relative in (
        (table.p_value, "fisher_p", 1e-9),
        (table.mid_p, "midp_twosided", 1e-9),
        (table.odds_ratio.value, "or_cmle", 1e-4),
        (table.odds_ratio.lower, "or_exact_lower", 1e-2),
        (table.odds_ratio.upper, "or_exact_upper", 1e-2),
        (table.median_unbiased, "or_midp", 1e-3),
        (table.odds_ratio_mid.lower, "or_midp_lower", 1e-3),
        (table.odds_ratio_mid.upper, "or_midp_upper", early),
    ):
        if row[name]:
            assert is_near(ours, number(row[name]), relative), name


@pytest.mark.parametrize("method", ["BH", "BY", "holm", "bonferroni"])
def test_adjusted_p_values(method):
    answers = rows("r_p_adjust.csv")
    for name in {row["set"] for row in answers}:
        group = [row for row in answers if row["set"] == name]
        ours = statistics.adjust([float(row["p"]) for row in group], method)
        assert all(is_near(p, float(row[method])) for p, row in zip(ours, group, strict=True))


@pytest.mark.parametrize("row", rows("r_trend_poisson.csv"), ids=lambda row: row["counts"])
def test_trends(row):
    counts = [int(each) for each in row["counts"].split(";")]
    people = [int(each) for each in row["denominators"].split(";")]
    found = statistics.trend(counts, people)
    proportions = statistics.trend_of_proportions(counts, people)
    for ours, name, relative in (
        (found.change.value, "irr", 1e-9),
        (found.change.lower, "irr_wald_lower", 5e-4),
        (found.change.upper, "irr_wald_upper", 5e-4),
        (found.wald_p, "wald_p", 5e-4),
        (found.p_value, "lrt_p", 1e-9),
        (found.deviance, "deviance", 1e-9),
        (found.pearson, "pearson_x2", 1e-9),
        (proportions.statistic, "cochran_armitage_x2", 1e-9),
        (proportions.p_value, "cochran_armitage_p", 1e-9),
    ):
        assert is_near(ours, float(row[name]), relative), name
    assert found.freedom == int(row["df"])
    assert found.note.startswith("Five points") == (len(counts) <= 5)
