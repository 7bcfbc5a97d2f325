"""scipy and statsmodels on inputs nobody chose."""

from math import exp, inf, isinf, log

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.optimize import brentq
from scipy.special import betainc, gammainc, gammaincc
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep
from statsmodels.stats.rates import test_poisson_2indep as poisson_test

from cdop import statistics
from cdop.statistics import special

from .answers import is_near, rows

CONFIDENCE = st.sampled_from([0.9, 0.95, 0.99, 0.998])
COUNT = st.integers(0, 400)
CELL = st.integers(0, 60)


@given(st.floats(0.01, 3000), st.floats(0.001, 3000))
@settings(max_examples=300, deadline=None)
def test_incomplete_gamma(shape, x):
    assert is_near(special.gamma_lower(shape, x), gammainc(shape, x), 1e-10, 1e-13)
    assert is_near(special.gamma_upper(shape, x), gammaincc(shape, x), 1e-10, 1e-13)


@given(st.floats(0.1, 1000), st.floats(0.1, 1000), st.floats(0.0001, 0.9999))
@settings(max_examples=300, deadline=None)
def test_incomplete_beta(a, b, x):
    assert is_near(special.beta_lower(a, b, x), betainc(a, b, x), 1e-9, 1e-13)


@given(st.integers(0, 3000), CONFIDENCE)
@settings(max_examples=200, deadline=None)
def test_exact_poisson_limits_are_chi_squared_quantiles(count, confidence):
    out = (1 - confidence) / 2
    lower, upper = statistics.poisson_limits(count, confidence)
    assert is_near(lower, stats.chi2.ppf(out, 2 * count) / 2 if count else 0.0)
    assert is_near(upper, stats.chi2.isf(out, 2 * count + 2) / 2)


@given(COUNT, COUNT, CONFIDENCE)
@settings(max_examples=200, deadline=None)
def test_wilson_and_clopper_pearson(count, rest, confidence):
    assume(count + rest)
    test = stats.binomtest(count, count + rest)
    wilson, exact = test.proportion_ci(confidence, "wilson"), test.proportion_ci(confidence, "exact")
    ours = statistics.proportion(count, count + rest, 1, confidence)
    assert is_near(ours.lower, wilson.low, 1e-9, 1e-12) and is_near(ours.upper, wilson.high, 1e-9, 1e-12)
    lower, upper = statistics.binomial_limits(count, count + rest, confidence)
    assert is_near(lower, exact.low, 1e-8, 1e-12) and is_near(upper, exact.high, 1e-8, 1e-12)


@given(COUNT, COUNT, COUNT, COUNT, CONFIDENCE)
@settings(max_examples=200, deadline=None)
def test_newcombe(a, b, c, d, confidence):
    assume(a + b and c + d)
    ours = statistics.proportion_difference(a, a + b, c, c + d, 1, confidence)
    lower, upper = confint_proportions_2indep(a, a + b, c, c + d, method="newcomb", alpha=1 - confidence)
    assert is_near(ours.lower, lower, 1e-9, 1e-12) and is_near(ours.upper, upper, 1e-9, 1e-12)


@pytest.mark.filterwarnings("ignore:divide by zero")  # of statsmodels, where the other count is 0
@given(st.integers(0, 200), st.integers(0, 200), st.floats(1, 1e5), st.floats(1, 1e5), CONFIDENCE)
@settings(max_examples=200, deadline=None)
def test_rate_ratio(seen, other, here, there, confidence):
    assume(seen + other)
    ours = statistics.rate_ratio(seen, here, other, there, confidence, "exact")
    assert is_near(
        ours.p_value, poisson_test(seen, here, other, there, method="exact-cond").pvalue, 1e-6, 1e-12
    )
    share = stats.binomtest(seen, seen + other).proportion_ci(confidence, "exact")
    assert is_near(ours.lower, share.low / (1 - share.low) * there / here, 1e-7)
    assert is_near(ours.upper, share.high / (1 - share.high) * there / here if share.high < 1 else inf, 1e-7)


@given(st.integers(1, 200), st.integers(1, 200), CONFIDENCE)
@settings(max_examples=100, deadline=None)
def test_mid_p_limits_of_a_rate_ratio_leave_out_what_they_say(seen, other, confidence):
    ours = statistics.rate_ratio(seen, 1, other, 1, confidence)
    total, out = seen + other, (1 - confidence) / 2
    low, high = ours.lower / (1 + ours.lower), ours.upper / (1 + ours.upper)
    assert is_near(stats.binom.sf(seen, total, low) + stats.binom.pmf(seen, total, low) / 2, out, 1e-7)
    assert is_near(stats.binom.cdf(seen - 1, total, high) + stats.binom.pmf(seen, total, high) / 2, out, 1e-7)


@given(CELL, CELL, CELL, CELL)
@settings(max_examples=150, deadline=None)
def test_fisher_and_conditional_odds_ratio(a, b, c, d):
    assume(min(a + b, c + d, a + c, b + d) > 0)
    ours = statistics.two_by_two(a, b, c, d)
    assert is_near(ours.p_value, stats.fisher_exact([[a, b], [c, d]])[1], 1e-9, 1e-13)
    theirs = stats.contingency.odds_ratio([[a, b], [c, d]], kind="conditional")
    assert is_near(ours.odds_ratio.value, theirs.statistic, 1e-5)
    interval = theirs.confidence_interval(0.95)
    assert is_near(ours.odds_ratio.lower, interval.low, 1e-5) and is_near(
        ours.odds_ratio.upper, interval.high, 1e-5
    )


def mid_p_limit(a, b, c, d, upper, out=0.025):
    """The log odds ratio whose half-counted tail is ``out``, by scipy's noncentral hypergeometric."""
    total = a + b + c + d

    def excess(log_ratio):
        known = stats.nchypergeom_fisher(total, a + b, a + c, exp(log_ratio))
        return (known.cdf(a) if upper else known.sf(a - 1)) - known.pmf(a) / 2 - out

    return exp(brentq(excess, -12, 12, xtol=1e-14))


def test_mid_p_limits_of_the_odds_ratio_where_r_stops_early():
    for row in rows("r_two_by_two.csv"):
        cells = [int(row[name]) for name in "abcd"]
        if row["or_midp_upper"]:
            ours = statistics.two_by_two(*cells).odds_ratio_mid
            assert is_near(ours.upper, mid_p_limit(*cells, upper=True))
            assert is_near(ours.lower, mid_p_limit(*cells, upper=False))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
@settings(max_examples=12, deadline=None)
def test_adjusted(p_values):
    for ours, theirs in (("BH", "fdr_bh"), ("BY", "fdr_by"), ("holm", "holm"), ("bonferroni", "bonferroni")):
        expected = multipletests(p_values, method=theirs)[1]
        assert all(
            is_near(p, q, 1e-9) for p, q in zip(statistics.adjust(p_values, ours), expected, strict=True)
        )


@pytest.mark.filterwarnings("ignore:Perfect separation")
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(100, 5000)), min_size=3, max_size=12))
@settings(max_examples=100, deadline=None)
def test_trend(points):
    counts, people = zip(*points, strict=True)
    assume(sum(1 for count in counts if count) >= 3)
    ours = statistics.trend(counts, people)
    model = sm.GLM(
        counts, sm.add_constant(np.arange(len(counts))), family=sm.families.Poisson(), offset=np.log(people)
    ).fit(tol=1e-14, maxiter=200)
    assert is_near(log(ours.change.value), model.params[1], 1e-6, 1e-8)
    assert is_near(log(ours.change.upper), model.conf_int()[1][1], 1e-6, 1e-8)
    assert is_near(ours.deviance, model.deviance, 1e-8, 1e-8)
    assert is_near(ours.pearson, model.pearson_chi2, 1e-6, 1e-8)
    assert is_near(ours.p_value, stats.chi2.sf(model.null_deviance - model.deviance, 1), 1e-5, 1e-8)


GROUPS = st.lists(
    st.tuples(st.floats(0.5, 50), st.floats(0.01, 3), st.integers(50, 100_000)), min_size=5, max_size=12
)


@given(GROUPS)
@settings(max_examples=100, deadline=None)
def test_slope_is_the_weighted_regression_on_the_middles(groups):
    values, errors, people = (np.array(each, dtype=float) for each in zip(*groups, strict=True))
    middles = (np.cumsum(people) - people / 2) / people.sum()
    design = sm.add_constant(middles)
    for transform, there, back in ((None, lambda v: v, lambda y: y), ("log", np.log, np.exp)):
        fit = sm.WLS(there(values), design, weights=people).fit()
        ours = statistics.slope_index(list(values), list(errors), list(people), transform=transform)
        assert is_near(ours.first, back(fit.params[0]), 1e-7, 1e-9)
        assert is_near(ours.slope.value, back(fit.params.sum()) - back(fit.params[0]), 1e-7, 1e-7)
    weights = np.linalg.inv(design.T * people @ design) @ (design.T * people)
    error = np.sqrt(((weights[1] * errors) ** 2).sum())
    plain = statistics.slope_index(list(values), list(errors), list(people))
    assert is_near((plain.slope.upper - plain.slope.lower) / 2, 1.959963984540054 * error, 1e-7, 1e-9)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(500, 50_000)), min_size=5, max_size=10))
@settings(max_examples=50, deadline=None)
def test_relative_index_is_the_poisson_regression_on_the_middles(groups):
    counts, people = (np.array(each, dtype=float) for each in zip(*groups, strict=True))
    assume(counts.sum() >= 20 and (counts > 0).sum() >= 3)
    middles = (np.cumsum(people) - people / 2) / people.sum()
    model = sm.GLM(counts, sm.add_constant(middles), family=sm.families.Poisson(), offset=np.log(people))
    theirs = model.fit(tol=1e-14, maxiter=200)
    ours = statistics.relative_index_of_rates([int(each) for each in counts], list(people))
    assert is_near(log(ours.value), theirs.params[1], 1e-6, 1e-7)
    assert is_near(log(ours.lower), theirs.conf_int()[1][0], 1e-6, 1e-7)


@given(st.integers(0, 300), st.floats(0.01, 300))
@settings(max_examples=100, deadline=None)
def test_chance_of_as_many(count, expected):
    assert is_near(
        statistics.chance_of_as_many(count, expected), stats.poisson.sf(count - 1, expected), 1e-9, 1e-13
    )


@given(st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), min_size=4, max_size=20))
@settings(max_examples=100, deadline=None)
def test_correlation(points):
    xs, ys = zip(*points, strict=True)
    assume(np.std(xs) > 0.01 and np.std(ys) > 0.01)
    ours, theirs = statistics.correlation(xs, ys), stats.pearsonr(xs, ys)
    assert is_near(ours.value, theirs.statistic, 1e-7, 1e-9)
    if abs(ours.value) < 0.999999:
        limits = theirs.confidence_interval()
        assert is_near(ours.lower, limits.low, 1e-5, 1e-7) and is_near(ours.upper, limits.high, 1e-5, 1e-7)


def test_infinity_is_said_not_hidden():
    ours = statistics.rate_ratio(5, 10, 0, 10)
    assert isinf(ours.value) and isinf(ours.upper) and ours.lower > 0
