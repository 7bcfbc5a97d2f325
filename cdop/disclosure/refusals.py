"""What this room says when it will not do something; every message is a sentence for a person."""


class BadTable(ValueError):
    """A table, or a set of tables, that contradicts itself or leaves something unsaid."""


class Unprotectable(Exception):
    """Tables that cannot be released under the rule; the sentence names the table and the cell."""


class Contradiction(Exception):
    """What is published (or claimed to be known) agrees with no table of counts at all."""
