"""What stands where in a workbook: sheet names, widths, decimals, running text. Knows no XlsxWriter."""

from cdop.artefacts.document import Cell, Document, Heading, Paragraph, TableBlock
from cdop.artefacts.writers.text import printable

OWN_SHEETS = {"cover", "contents", "text", "notes", "history"}  # Excel keeps “History” for itself


def running_text(document: Document) -> list[Heading | Paragraph]:
    """The paragraphs, and the headings that have a paragraph or a lower heading under them."""
    texts = [block for block in document.blocks if isinstance(block, Heading | Paragraph)]
    if not any(isinstance(block, Paragraph) for block in texts):
        return []
    return [
        block
        for block, after in zip(texts, [*texts[1:], None], strict=True)
        if isinstance(block, Paragraph)
        or isinstance(after, Paragraph)
        or (isinstance(after, Heading) and after.level > block.level)
    ]


def decimals(cells: list[Cell]) -> int:
    """The most digits after the point that any number of the column has, up to six."""
    fractions = [f"{cell:.6f}".rstrip("0").partition(".")[2] for cell in cells if isinstance(cell, float)]
    return max((len(fraction) for fraction in fractions), default=0)


def sheet_name(table: TableBlock) -> str:
    return f"{table.name}_table" if table.name in OWN_SHEETS else table.name


def footer_text(handling: str) -> str:
    """A footer's own codes begin with an ampersand; doubled, it is printed."""
    return printable(handling).replace("&", "&&")[:200]


def column_widths(table: TableBlock) -> list[float]:
    """Column widths in characters: the longest text, between 12 and 60; long headings wrap."""
    longest = [min(len(column.heading), 24) for column in table.columns]
    for row in table.rows:
        for position, cell in enumerate(row):
            longest[position] = max(longest[position], len(str(cell)))
    return [min(max(width * 1.15 + 2, 12), 60) for width in longest]
