"""A manifest that cannot be used is refused in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdop.core.refusals import Refused
from cdop.reference.editions import SHIPPED, read_manifest

GOOD = """
[[editions]]
slug = "people-2020"
title = "People"
what = "Rows"
source = "Invented"
licence = "None"
vintage = "2020"
year = 2020
loader = "population"
file = "people.csv"
sha256 = "{digest}"
[editions.columns]
gss_code = "code"
""".format(digest="0" * 64)


def test_a_good_manifest_is_read(tmp_path: Path) -> None:
    (tmp_path / "manifest.toml").write_text(GOOD)
    (entry,) = read_manifest(tmp_path)
    assert (entry.slug, entry.year, entry.columns, entry.given) == (
        "people-2020",
        2020,
        {"gss_code": "code"},
        {},
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("editions = ", "is not readable TOML"),
        ("title = 'nothing'", "names no editions"),
        (GOOD + GOOD, "names the edition 'people-2020' twice"),
        (GOOD.replace('"people.csv"', '"../people.csv"'), "must lie beside the manifest"),
        (GOOD.replace('licence = "None"\n', ""), r"Edition 1 .* has no 'licence'"),
        (GOOD.replace("year = 2020", 'year = "2020"'), "has no 'year'"),
        (GOOD.replace('slug = "people-2020"', 'slug = "People 2020"'), "needs a slug of small letters"),
        (GOOD.replace("0" * 64, "0" * 63), "needs a sha256 of 64 digits"),
        (GOOD.replace("what =", 'colour = "blue"\nwhat ='), "has 'colour', which is not known"),
        (GOOD.split("[editions.columns]")[0], "does not say which columns its file has"),
    ],
)
def test_refused_in_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "manifest.toml").write_text(text)
    with pytest.raises(Refused, match=sentence):
        read_manifest(tmp_path)


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"There is no manifest\.toml in"):
        read_manifest(tmp_path)


def test_the_readme_names_every_shipped_edition() -> None:
    text = (SHIPPED / "README.md").read_text()
    for entry in read_manifest(SHIPPED):
        assert f"`{entry.slug}`" in text and f"`{entry.file}`" in text
        assert "Open Government Licence v3.0" in entry.licence
