"""Writes docs/data-dictionary.md, or with --check says whether it is current."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cdop.dataset.dictionary import data_dictionary

DEFAULT = Path(__file__).resolve().parents[4] / "docs" / "data-dictionary.md"


class Command(BaseCommand):
    help = "Write the data dictionary from the declarations."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--path", type=Path, default=DEFAULT)
        parser.add_argument("--check", action="store_true", help="only compare; fail when it is not current")

    def handle(self, *args: Any, path: Path, check: bool, **options: Any) -> None:
        text = data_dictionary()
        if not check:
            path.write_text(text, encoding="utf-8")
            self.stdout.write(f"The data dictionary is written to {path}.")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            raise CommandError(f"{path} is not current. Run manage.py data_dictionary.")
