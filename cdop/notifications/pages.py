"""The pages of a public notification, one thing on each: which questions of the dataset, in whose words.

Pure: knows no request and no case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cdop.dataset.elements import Element, Section
from cdop.dataset.forms import section

NOT_KNOWN = "not_known"
"""How exact the date of death is, when there is none to give. Asked on this page alone; stored as no answer."""

OTHERS = "others"
CONTACTS = "contacts"
MOST_OTHERS = 8


@dataclass(frozen=True)
class Words:
    """What a question is called here, where the form's own words are for the office."""

    label: str
    hint: str = ""


@dataclass(frozen=True)
class Page:
    """One page: its questions by section, and what stands above them."""

    slug: str
    title: str
    lead: str
    asked: Mapping[str, tuple[str, ...]]
    words: Mapping[str, Words] = field(default_factory=dict)

    @property
    def section(self) -> Section:
        """Its questions as one section that is stored nowhere."""
        return Section(self.slug, self.title, tuple(self._elements()), identity=True)

    def section_of(self, name: str) -> str:
        """The section of the dataset in which the answer belongs."""
        return next(slug for slug, names in self.asked.items() if name in names)

    def _elements(self) -> list[Element]:
        found = []
        for slug, names in self.asked.items():
            for name in names:
                element = section(slug)[name]
                said = self.words.get(name)
                found.append(replace(element, label=said.label, hint=said.hint) if said else element)
        return found


CHILD = Page(
    "child",
    "The child",
    "Give what you know. A name is needed, or that the baby had none yet; the rest can be left blank.",
    {
        "child_identity": (
            "forenames",
            "surname",
            "is_unnamed",
            "date_of_birth",
            "nhs_number",
            "nhs_number_absent_reason",
        ),
        "child": ("sex", "ethnicity"),
    },
    {
        "forenames": Words("First names"),
        "surname": Words("Last name"),
    },
)
HOME = Page(
    "home",
    "Where the child lived",
    "The home where the child normally lived on the day of death. It decides which panel reviews the death.",
    {"child_identity": ("address", "postcode"), "residence": ("resident_la",)},
    {
        "address": Words("Home address", "Without the postcode."),
        "postcode": Words("Postcode", "Leave it blank if you do not know all of it."),
        "resident_la": Words("Council (local authority) of the home"),
    },
)
DEATH = Page(
    "death",
    "The death",
    "When and where the child died, as far as you know.",
    {
        "death": (
            "date_of_death",
            "date_of_death_precision",
            "time_of_death",
            "place_of_death",
            "place_text",
        )
    },
    {
        "date_of_death": Words("Date of death"),
        "date_of_death_precision": Words("How exact is this date?"),
        "time_of_death": Words("Time of death, if known", "24-hour clock, such as 04:30."),
        "place_of_death": Words("Kind of place"),
    },
)
HAPPENED = Page(
    "happened",
    "What happened",
    "A few plain sentences are enough. The panel will ask for more.",
    {"circumstances": ("circumstances",), "death": ("expected",)},
    {"circumstances": Words("What is known about how the child died", "At most 5,000 characters.")},
)
YOU = Page(
    "you",
    "About you",
    "So that the panel can reach you. Your name, your organisation and one way to reach you are needed.",
    {
        "notifier": (
            "notifier_name",
            "notifier_role",
            "notifier_organisation",
            "notifier_agency_type",
            "notifier_phone",
            "notifier_email",
        )
    },
    {
        "notifier_name": Words("Your name"),
        "notifier_role": Words("Your role"),
        "notifier_organisation": Words("Your organisation", "If you write as a private person, say so here."),
        "notifier_agency_type": Words("Kind of organisation"),
        "notifier_phone": Words("Telephone", "One of telephone and email is enough."),
        "notifier_email": Words("Email"),
    },
)
PAGES: dict[str, Page] = {page.slug: page for page in (CHILD, HOME, DEATH, HAPPENED, YOU)}
"""Every page but the list of others, in order."""

OTHER_NAMES = (
    "agency_type",
    "contact_name",
    "contact_role",
    "contact_organisation",
    "contact_email",
    "contact_phone",
)
OTHERS_TITLE = "Others who knew or cared for the child"
ORDER = (*PAGES, OTHERS)
TITLES = {**{slug: page.title for slug, page in PAGES.items()}, OTHERS: OTHERS_TITLE}


def after(slug: str) -> str:
    """The page that follows; blank after the last."""
    place = ORDER.index(slug) + 1
    return ORDER[place] if place < len(ORDER) else ""


def before(slug: str) -> str:
    """The page before; blank before the first."""
    place = ORDER.index(slug)
    return ORDER[place - 1] if place else ""
