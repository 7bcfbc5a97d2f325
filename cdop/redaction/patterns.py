"""What can be known by its form: numbers, dates, addresses, titles, ages. Rather too much than too little."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cdop.redaction.marks import Mark, Taken

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_FEAST = r"christmas(?: eve| day)?|boxing day|new year['’]?s? (?:eve|day)|easter|eid|diwali|hanukkah|ramadan|halloween"
_NUMBER = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen)"
)
_UNIT = r"(?:hour|day|week|month|year)s?"
_STREET = r"(?:road|rd|street|st|lane|avenue|ave|close|drive|way|court|crescent|terrace|grove|place|gardens|row|mews)"
_SITE = (
    r"(?:hospital|infirmary|school|academy|college|nursery|surgery|medical centre|health centre|hospice|clinic|"
    r"practice|children['’]s centre|trust|ward|unit|primary|high|mosque|church|park|estate|house)"
)
_NAME = r"[^\W\d_][\w'’.-]*"
_TITLE = (
    r"(?:mr|mrs|ms|miss|mx|dr|doctor|prof(?:essor)?|sir|lady|rev(?:erend)?|imam|pc|dc|ds|di|sgt|sergeant|nurse|sister|"
    r"midwife|consultant|baby|auntie|aunt|uncle|headteacher|teacher)"
)
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]*"

_FORMS: tuple[tuple[Taken, re.Pattern[str]], ...] = tuple(
    (taken, re.compile(form, flags))
    for taken, form, flags in (
        (Taken.EMAIL, r"[\w.+'-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.I),
        (Taken.NHS_NUMBER, r"(?<![\d/])\d{3}[ \-.]?\d{3}[ \-.]?\d{4}(?![\d/])", 0),
        (Taken.POSTCODE, r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", re.I),
        (Taken.PHONE, r"(?<!\d)(?:\+?\(?\d\)?[ \-.]?){8,11}\d(?!\d)", 0),
        (Taken.REFERENCE, r"\b(?=[A-Z]{0,4}[-/]?\d)[A-Z]{0,4}[-/]?\d{5,8}\b", re.I),
        (Taken.DATE, r"(?<!\d)\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}(?!\d)|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)", 0),
        (Taken.DATE, rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? (?:19|20)\d\d)?(?!\w)", re.I),
        (
            Taken.DATE,
            rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?\b|\b{_MONTH},? (?:19|20)\d\d\b",
            re.I,
        ),
        (
            Taken.DATE,
            rf"\b(?:{_DAY}|{_FEAST})\b|\b(?:at|by|around|about) \d{{1,2}}(?:[:.]\d\d)? ?(?:am|pm)\b",
            re.I,
        ),
        (Taken.DATE, r"\b(?:[01]?\d|2[0-3]):[0-5]\d\b|\b(?:19|20)\d\d\b(?!-\d\d\b)", 0),
        (Taken.ADDRESS, rf"\b(?:flat \d+\w?,? )?\d+\w?,? (?:{_NAME} ){{1,3}}{_STREET}\b", re.I),
        (Taken.ADDRESS, rf"\b(?:{_CAPITAL} ){{1,3}}(?i:{_STREET})\b", 0),
        (Taken.TITLED, rf"\b{_TITLE}\.? {_CAPITAL}(?:[ -]{_CAPITAL}){{0,2}}", 0),
        (Taken.TITLED, rf"(?i:\b{_TITLE})\.? {_CAPITAL}(?:[ -]{_CAPITAL}){{0,2}}", 0),
        (Taken.TITLED, rf"\b(?:mr|mrs|ms|miss|dr|prof)\.? {_NAME}", re.I),
        (Taken.TITLED, rf"\b(?:called|named|nicknamed|known as) {_NAME}", re.I),
        (Taken.PLACE, rf"\b(?:(?:{_CAPITAL}|of|the|and) ){{0,4}}{_CAPITAL} (?i:{_SITE})\b", 0),
        (Taken.PLACE, r"\b(?i:ward|bay|bed) [A-Z]?\d+\w?\b|\b[A-Z]{1,2}\d{1,2}\b", 0),
        (Taken.AGE, rf"\b{_NUMBER}[- ](?:and[- ]a[- ]half[- ])?{_UNIT}[- ]old\b|\baged? {_NUMBER}\b", re.I),
        (Taken.AGE, rf"\b(?:at|was) {_NUMBER} (?:days|weeks|months|years)(?: of age)?\b", re.I),
    )
)


def by_form(text: str) -> Iterator[Mark]:
    """Everything in the text that has the form of something that may tell who a child was."""
    for taken, form in _FORMS:
        for found in form.finditer(text):
            yield Mark(found.start(), found.end(), taken, found.group())
