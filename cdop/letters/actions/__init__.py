"""Every write of the outbox."""

from cdop.letters.actions.outcomes import begin, doubt, fail, put_back, settle
from cdop.letters.actions.telling import tell_of_work
from cdop.letters.actions.writing import send_again, write

__all__ = ["begin", "doubt", "fail", "put_back", "send_again", "settle", "tell_of_work", "write"]
