"""The pages of published indicators: what stands there, for whom, and how much is asked of the database."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.makers.panels import make_panel, make_user, sign_in

LIST = reverse("indicators:indicators")
INFANT = reverse("indicators:indicator", args=["infant_mortality"])
LANCASHIRE = "area=E10000017&period=2014-16"
pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst(person, shipped):
    return person("analyst")[0]


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    page = answer.content.decode()
    return unescape(re.sub(r"<[^>]+>|\s+", " ", page[page.index("<main") :])).replace("  ", " ")


def test_the_list_shows_each_indicator_against_england(analyst):
    page = re.sub(r"\s+", " ", read(analyst, LIST))
    assert "Published indicators, Lancashire" in page
    assert re.search(
        r"Infant mortality per 1,000 live births 2016-18 4.7 4.0 to 5.4 3.9 no figure Worse", page
    )
    assert re.search(r"Children in low income families % 2016 15.1 15.0 to 15.3 17.0 no figure Better", page)
    assert "No figure for this area" in page and "Breastfeeding initiation" in page


def test_one_indicator_in_full(analyst):
    page = re.sub(r"\s+", " ", read(analyst, f"{INFANT}?{LANCASHIRE}"))
    assert (
        "4.5 per 1,000 live births (95% interval 3.8 to 5.2), on 177 deaths under 1 year, 59 a year" in page
    )
    assert "similar to England (3.9)" in page
    assert "Authorities of North West, 2014-16: 4 of 22 worse than England" in page
    assert "how often significantly worse than England since 2010" in page
    assert "relative index, 95% interval" in page and "slope index, 95% interval" in page
    assert "Births by district and deprivation, Lancashire, 2014-16" in page
    assert "Open Government Licence v3.0" in page and "they need no protection" in page
    assert "authorities nearest in deprivation" in page


def test_births_of_the_districts_are_those_of_the_county(analyst):
    """ONS: 39,595 live births in Lancashire in 2014 to 2016, whichever way they are added up."""
    page = analyst.get(f"{INFANT}?{LANCASHIRE}").content.decode()
    table = page[page.index("Births by district and deprivation") :]
    cells = re.findall(
        r'scope="row">([^<]+)</th>\s*<td[^>]*>([\d,]+)', table[: table.index("</table>")], re.DOTALL
    )
    births = {name: int(number.replace(",", "")) for name, number in cells}
    fifths = sum(births.pop(name) for name in list(births) if name.startswith("All districts"))
    assert len(births) == 12
    assert sum(births.values()) == fifths == 39_595


def test_a_period_without_a_figure_says_so(analyst):
    page = re.sub(r"\s+", " ", read(analyst, f"{INFANT}?area=E10000017&period=2015-17"))
    assert "no rate is shown. Live births of 2017 are not published." in page
    none = read(analyst, reverse("indicators:indicator", args=["child_mortality"]))
    assert "No published figures match these filters." in none and "See the panel's own cases" in none


def test_nonsense_in_the_address_falls_back_to_the_usual(analyst):
    assert "Lancashire, 2016-18" in read(analyst, f"{INFANT}?area=<script>&period=soon")
    assert analyst.get(reverse("indicators:indicator", args=["wealth"])).status_code == 404
    other = read(analyst, f"{INFANT}?area=E09000001&period=2014-16")
    assert "City of London" not in other[:2000]


def test_an_area_without_published_figures_is_told_how_they_come(db):
    """E06000099 is the code of no authority."""
    user = make_user(make_panel("nowhere", areas=("E06000099",)), "analyst")
    page = read(sign_in(Client(), user), f"{LIST}?area=E06000099")
    assert "No published figures recorded yet" in page and "load_benchmarks" in page


@pytest.mark.parametrize("plot", ["series", "ranking", "funnel", "deprivation"])
def test_each_plot_is_a_picture_with_title_and_description_and_a_table(analyst, plot):
    answer = analyst.get(
        reverse("indicators:plot_svg", args=["infant_mortality", plot]),
        {"area": "E10000017", "period": "2014-16"},
    )
    assert answer["Content-Type"] == "image/svg+xml"
    picture = answer.content.decode()
    assert picture.startswith("<svg") and "<title" in picture and "<desc" in picture
    assert "style" not in picture and "<script" not in picture
    numbers = analyst.get(
        reverse("indicators:plot_csv", args=["infant_mortality", plot]),
        {"area": "E10000017", "period": "2014-16"},
    )
    assert len(list(csv.DictReader(io.StringIO(numbers.content.decode())))) >= 6


def test_the_file_of_the_ranking_holds_unrounded_figures(analyst):
    answer = analyst.get(
        f"{reverse('indicators:plot_csv', args=['infant_mortality', 'ranking'])}?{LANCASHIRE}"
    )
    rows = {row["Area code"]: row for row in csv.DictReader(io.StringIO(answer.content.decode()))}
    own = rows["E10000017"]
    assert float(own["Value"]) == pytest.approx(177 / 39595 * 1000, rel=1e-12)
    assert (own["Numerator"], own["Denominator"], own["Against England"]) == ("177", "39595", "similar")


def test_a_plot_without_figures_is_refused_in_a_sentence(analyst):
    nothing = analyst.get(reverse("indicators:plot_svg", args=["child_mortality", "series"]))
    assert nothing.status_code == 409
    assert "Too few figures of Child mortality, 0 to 17 years are loaded" in unescape(
        nothing.content.decode()
    )
    assert analyst.get(reverse("indicators:plot_csv", args=["infant_mortality", "pie"])).status_code == 404


def test_only_those_who_see_figures_may(person, shipped):
    administrator, _ = person("administrator")
    assert administrator.get(LIST).status_code == 403
    assert "indicators" not in administrator.get("/account/2fa/", follow=True).content.decode()


@pytest.mark.parametrize("address", [LIST, f"{INFANT}?{LANCASHIRE}"])
def test_ten_queries_at_most_once_the_editions_are_known(analyst, address):
    analyst.get(address)
    with CaptureQueriesContext(connection) as seen:
        analyst.get(address)
    assert len([q for q in seen.captured_queries if "SAVEPOINT" not in q["sql"]]) <= 10
