"""manage.py doctor: whether this installation is sound; exit 1 with what to mend."""

from collections.abc import Mapping
from typing import Any

from cdop.core import checkup
from cdop.core.commands import OperatorCommand
from cdop.jobs import checkup as jobs


class Command(OperatorCommand):
    help = "Checks configuration, roles, isolation, migrations, broker, clock, disk and backups."

    def run(self, **options: Any) -> dict[str, Any]:
        answers = checkup.ask({**checkup.PARTS, **jobs.PARTS})
        return {
            "is_well": all(answer.state != checkup.FAULT for answer in answers),
            "parts": [answer.as_json() for answer in answers],
        }

    def say(self, result: Mapping[str, Any]) -> str:
        return "\n".join(f"{a['state']:<8} {a['part']:<14} {a['sentence']}" for a in result["parts"])

    def failing(self, result: Mapping[str, Any]) -> str | None:
        faults = [a["sentence"] for a in result["parts"] if a["state"] == checkup.FAULT]
        return " ".join(faults) or None
