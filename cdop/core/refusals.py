"""The two ways the house says no: a rule of the trade, or a missing right. Middleware makes them pages."""


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
