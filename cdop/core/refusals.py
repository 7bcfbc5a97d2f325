"""The ways the house says no: a rule of the trade, a missing right, too many tries. Middleware makes them pages."""


class Refused(Exception):
    """A rule of the trade says no. The message is a sentence for the person: what is wrong, what to do."""

    @property
    def sentence(self) -> str:
        return str(self) or "This cannot be done now."


class NotAllowed(Exception):
    """The person has no right to this. The message, if any, names nothing they may not know."""

    @property
    def sentence(self) -> str:
        return str(self) or "Your role does not allow this."


class TooMany(Exception):
    """Something was tried too often. `wait` is the number of seconds until the next try may be made."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait

    @property
    def sentence(self) -> str:
        minutes = -(-self.wait // 60)
        return f"This was tried too often. Try again in {minutes} minute{'' if minutes == 1 else 's'}."
