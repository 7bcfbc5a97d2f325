"""How wide words are, and where to break them. Knows nothing of charts.

Widths are Arial's, in thousandths of the type size, with room for the wider fonts (DejaVu Sans, Verdana)
that a browser takes where Arial is missing.
"""

# Adobe's metrics for Helvetica, which Arial shares; figures and most small letters are 556.
_WIDTHS = {
    **dict.fromkeys("ijl'", 222),
    **dict.fromkeys("|", 260),
    **dict.fromkeys(" !,./:;I[]ft\\", 278),
    **dict.fromkeys("()-r`", 333),
    **dict.fromkeys('"', 355),
    **dict.fromkeys("*", 389),
    **dict.fromkeys("cksvxyzJ", 500),
    **dict.fromkeys("+<=>~", 584),
    **dict.fromkeys("FTZ", 611),
    **dict.fromkeys("ABEKPSVXY&", 667),
    **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("mM", 833),
    **dict.fromkeys("%", 889),
    **dict.fromkeys("W", 944),
    **dict.fromkeys("@—…", 1000),
}
_OTHER = 556
_WIDER_FONT = 1.17
_BOLD = 1.12


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width that one line at this type size may take, in the same unit."""
    plain = sum(_WIDTHS.get(character, _OTHER) for character in text) * size / 1000
    return plain * _WIDER_FONT * (_BOLD if bold else 1)


def wrap(text: str, size: float, room: float, most: int = 99, *, bold: bool = False) -> list[str]:
    """The text in lines no wider than `room`; what does not fit in `most` lines ends in “…”.

    A word wider than the room is broken within, after a hyphen where it has one.
    """
    if bold:
        room /= _BOLD
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size) <= room:
            lines[-1] = joined
        else:
            pieces = _pieces(word, size, room)
            if lines and text_width(f"{lines[-1]} {pieces[0]}", size) <= room:
                lines[-1] += f" {pieces.pop(0)}"
            lines += pieces
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1], size, room)]
    return lines or [""]


def _pieces(word: str, size: float, room: float) -> list[str]:
    if text_width(word, size) > room and "-" in word[:-1]:
        before, _, after = word.partition("-")
        return [*_pieces(f"{before}-", size, room), *_pieces(after, size, room)]
    pieces = [""]
    for character in word:
        if pieces[-1] and text_width(pieces[-1] + character, size) > room:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _cut(line: str, size: float, room: float) -> str:
    while line and text_width(f"{line}…", size) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"
