"""Who a contact is, to and from its sealed columns."""

from __future__ import annotations

from dataclasses import dataclass, field

from cdop.access.vault import Vault
from cdop.agencies.models import Contact

COLUMNS = ("name", "role", "email", "phone")


@dataclass(frozen=True)
class Person:
    """A contact in clear. Its own description leaves everything out, so that no log repeats it."""

    name: str = field(default="", repr=False)
    role: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)

    @property
    def words(self) -> str:
        """The name, else the role, else the mailbox."""
        return self.name or self.role or self.email


def put(contact: Contact, person: Person, vault: Vault) -> list[str]:
    """Seal into `contact` what differs from what it holds; gives the names of those columns."""
    held = take(contact, vault)
    changed = [name for name in COLUMNS if getattr(person, name) != getattr(held, name)]
    for name in changed:
        text = getattr(person, name)
        setattr(contact, name, vault.seal(text, _place(contact, name)) if text else None)
    contact.email_mark = mailbox_mark(vault, person.email)
    return changed


def take(contact: Contact, vault: Vault) -> Person:
    return Person(**{name: _open(contact, name, vault) for name in COLUMNS})


def mailbox_mark(vault: Vault, email: str) -> bytes:
    """Equal for the same mailbox, whatever its capitals."""
    return vault.blind_index(f"mailbox:{email.strip().casefold()}")


def _open(contact: Contact, name: str, vault: Vault) -> str:
    sealed = getattr(contact, name)
    return vault.unseal(sealed, _place(contact, name)) if sealed else ""


def _place(contact: Contact, name: str) -> str:
    return f"agencies_contact:{contact.id}:{name}"
