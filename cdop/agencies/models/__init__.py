"""The panel's directory of agencies, what each was asked about a death, and what happened to each request."""

from cdop.agencies.models.answers import Answer, AnswerDraft, Resolution, Way
from cdop.agencies.models.directory import Agency, Contact
from cdop.agencies.models.links import Link, LinkPlace, Visit
from cdop.agencies.models.reminders import ReminderRule, RuleKind
from cdop.agencies.models.requests import OPEN, Request, RequestQuerySet, RequestStep, What

__all__ = [
    "OPEN",
    "Agency",
    "Answer",
    "AnswerDraft",
    "Contact",
    "Link",
    "LinkPlace",
    "ReminderRule",
    "Request",
    "RequestQuerySet",
    "RequestStep",
    "Resolution",
    "RuleKind",
    "Visit",
    "Way",
    "What",
]
