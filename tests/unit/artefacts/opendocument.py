"""Reads an OpenDocument spreadsheet back, by its standard and not by our writer."""

import io
import re
import zipfile
from dataclasses import dataclass

from defusedxml import ElementTree

ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TABLE, TEXT, STYLE = (ODF % name for name in ("office", "table", "text", "style"))
KEPT = "\ue000"  # stands for a marked space while unmarked ones are gathered


@dataclass(frozen=True)
class OdsCell:
    value: str | float
    style: str
    link: str = ""


class Spreadsheet:
    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.content = self.part("content.xml")
        self.sheets = {
            table.get(f"{TABLE}name"): [_row(row) for row in table.iter(f"{TABLE}table-row")]
            for table in self.content.iter(f"{TABLE}table")
        }

    def part(self, name: str):
        return ElementTree.fromstring(self.zip.read(name))

    def values(self, sheet: str) -> list[list[str | float]]:
        return [[cell.value for cell in row] for row in self.sheets[sheet]]

    @property
    def ranges(self) -> dict[str, str]:
        return {
            each.get(f"{TABLE}name"): each.get(f"{TABLE}target-range-address")
            for each in self.content.iter(f"{TABLE}database-range")
            if each.get(f"{TABLE}contains-header") == "true"
        }


def _row(row) -> list[OdsCell]:
    return [_cell(cell) for cell in row]


def _cell(cell) -> OdsCell:
    style = cell.get(f"{TABLE}style-name")
    link = next((each.get("{http://www.w3.org/1999/xlink}href") for each in cell.iter(f"{TEXT}a")), "")
    if cell.get(f"{OFFICE}value-type") == "float":
        return OdsCell(float(cell.get(f"{OFFICE}value")), style, link)
    return OdsCell("\n".join(_words(each) for each in cell.findall(f"{TEXT}p")), style, link)


def _words(paragraph) -> str:
    """The words of a paragraph; spaces that are not marked count once, and not at its ends (part 3, 6.1.2)."""
    return re.sub(" +", " ", _runs(paragraph)).strip(" ").replace(KEPT, " ")


def _runs(element) -> str:
    made = KEPT * int(element.get(f"{TEXT}c")) if element.tag == f"{TEXT}s" else element.text or ""
    return made + "".join(_runs(each) + (each.tail or "") for each in element)
