"""manage.py stop: ends the embedded services of this data folder."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from cdop.core.commands import OperatorCommand
from cdop.core.embedded import stop_all


class Command(OperatorCommand):
    help = "Stops the embedded database and broker of this CDOP_DATA_DIR."

    def run(self, **options: Any) -> dict[str, Any]:
        return {"data_dir": str(settings.DATA_DIR), "stopped": stop_all(settings.DATA_DIR)}

    def say(self, result: Mapping[str, Any]) -> str:
        if not result["stopped"]:
            return f"No service of {result['data_dir']} was running."
        return f"Stopped: {', '.join(result['stopped'])}."
