"""PostgreSQL and Valkey run by the house itself, in one data folder, on unix sockets only.

For development, tests and demonstrations. Knows no Django settings: everything follows from the folder.
"""

from cdop.core.embedded.broker import ensure_broker
from cdop.core.embedded.database import Server, ensure_database
from cdop.core.embedded.errors import ServiceError
from cdop.core.embedded.layout import Layout
from cdop.core.embedded.state import Running, running, stop_all

__all__ = [
    "Layout",
    "Running",
    "Server",
    "ServiceError",
    "ensure_broker",
    "ensure_database",
    "running",
    "stop_all",
]
