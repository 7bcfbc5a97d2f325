"""The plots of the themes page as files: drawn from protected figures whoever asks."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db
QUERY = {"basis": "review", "year": "2025-26"}


@pytest.mark.parametrize("role", ["chair", "analyst"])
@pytest.mark.parametrize("plot", ["ranked", "trend"])
def test_a_picture_shows_protected_figures_whoever_asks(person, reviewed, role, plot):
    browser = person(role)[0]
    answer = browser.get(reverse("figures:theme_svg", args=[plot]), QUERY)
    if answer.status_code == 409:  # protected, seven deaths of one year make no line over time
        assert "too few to draw" in answer.content.decode() and plot == "trend"
        return
    drawn = answer.content.decode()
    assert answer["Content-Type"] == "image/svg+xml" and drawn.startswith("<svg")
    told = re.search(r"<desc[^>]*>(.*?)</desc>", drawn)
    assert told and "Rounded to multiples of 5" in drawn
    assert not [n for n in re.findall(r" (\d+)(?:;|$)", told[1]) if int(n) % 5]


def test_a_picture_of_points(person, reviewed):
    answer = person("chair")[0].get(reverse("figures:theme_png", args=["ranked"]), QUERY)
    assert answer["Content-Type"] == "image/png" and answer.content.startswith(b"\x89PNG")


def test_other_plots_and_other_people(person, reviewed):
    chair = person("chair")[0]
    assert chair.get(reverse("figures:theme_svg", args=["pie"])).status_code == 404
    administrator = person("administrator")[0]
    assert administrator.get(reverse("figures:theme_svg", args=["ranked"])).status_code == 403
