"""Text within XML. Knows no format."""

from xml.sax.saxutils import escape


def attribute(text: str) -> str:
    """The text as it may stand within quotes or between tags."""
    return escape(text, {'"': "&quot;"})
