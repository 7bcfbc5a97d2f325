"""Both services of a data folder together: what runs, and stopping it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cdop.core.embedded.broker import answers, stop_broker
from cdop.core.embedded.database import is_up, stop_database
from cdop.core.embedded.layout import Layout
from cdop.core.embedded.locks import locked


@dataclass(frozen=True)
class Running:
    database: bool
    broker: bool


def running(data_dir: Path) -> Running:
    """Which services of this folder answer."""
    layout = Layout(Path(data_dir).resolve())
    return Running(database=is_up(layout), broker=answers(layout))


def stop_all(data_dir: Path) -> list[str]:
    """Stop the broker, then the database; the names of those that were running."""
    layout = Layout(Path(data_dir).resolve())
    if not layout.data_dir.exists():
        return []
    with locked(layout.lock):
        stopped = [("broker", stop_broker(layout)), ("database", stop_database(layout))]
    return [name for name, was_running in stopped if was_running]
