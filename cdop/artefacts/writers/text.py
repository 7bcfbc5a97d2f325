"""Text made safe for files that other programs open. Knows nothing of documents."""

import re
import unicodedata

# A spreadsheet may run a cell that begins with one of these (OWASP ASVS 5.0, 1.2.10; full-width forms
# are read as their plain twins by some programs).
TRIGGERS = frozenset("=+-@\t\r\n\0＝＋－＠")
# Skipped by some programs before they look at the first character: spaces, invisible marks, controls.
SKIPPED = frozenset({"Zs", "Zl", "Zp", "Cf", "Cc"})
REPLACEMENT = "�"
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def is_formula_like(text: str) -> bool:
    """True when the first, or first visible, character would make a spreadsheet run the cell."""
    for character in text:
        if character in TRIGGERS:
            return True
        if unicodedata.category(character) not in SKIPPED:
            return False
    return False


def neutral(text: str) -> str:
    """The text with an apostrophe before it when a spreadsheet could take it for a formula."""
    return f"'{text}" if is_formula_like(text) else text


def printable(text: str) -> str:
    """The text with every character that XML 1.0 forbids replaced by U+FFFD."""
    return NOT_XML.sub(REPLACEMENT, text)
