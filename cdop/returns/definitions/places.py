"""Where in a definition file something is said, so that a refusal can name the line. Pure."""

from __future__ import annotations

import re
from collections import defaultdict

_HEAD = re.compile(r"^\[\[?([^\]]+)\]\]?\s*(#.*)?$")
_KEY = re.compile(r"^([A-Za-z0-9_-]+)\s*=")


class Places:
    """The line of every key and every heading, by its path: “part.1.table.2.lines”."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()
        self.found: dict[str, int] = {}
        counts: dict[str, int] = defaultdict(int)
        here = ""
        for number, line in enumerate(self.lines, start=1):
            head = _HEAD.match(line)
            key = _KEY.match(line)
            if head:
                here = self._heading(head[1].strip(), counts, is_list=line.startswith("[["))
                self.found[here] = number
            elif key:
                self.found[f"{here}.{key[1]}".lstrip(".")] = number

    def _heading(self, name: str, counts: dict[str, int], *, is_list: bool) -> str:
        above, _, last = name.rpartition(".")
        within = f"{above}.{counts[above]}." if above else ""
        if not is_list:
            return f"{within}{last}"
        counts[name] += 1
        for below in [known for known in counts if known.startswith(f"{name}.")]:
            counts[below] = 0
        return f"{within}{last}.{counts[name]}"

    def line(self, path: str, value: str = "") -> int:
        """The line of the path, or where `value` stands within it; of the nearest heading when it has none."""
        while path and path not in self.found:
            path = path.rpartition(".")[0]
        start = self.found.get(path, 1)
        if value:
            for number in range(start, min(start + 40, len(self.lines)) + 1):
                if f'"{value}"' in self.lines[number - 1]:
                    return number
        return start
