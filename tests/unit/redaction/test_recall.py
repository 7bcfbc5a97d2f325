"""What the nets catch: thirty invented sentences with names of many origins, each identifier named beforehand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdop.redaction.looking import look
from cdop.redaction.marks import Taken
from cdop.redaction.onfile import OnFile, folded, one_slip
from cdop.redaction.quoting import IN_A_ROW, copied

ON_FILE = OnFile.of(
    [
        "Brambleford Infirmary",
        "St Osyth’s Primary School",
        "27 Tansy Bank, Ellersby",
        "Otterthwaite Health Centre",
    ],
    [
        "Folasade Ogunleye",
        "Chukwuemeka Obi-Nwosu",
        "Łucja Wiśniewska",
        "Siobhán Ní Cheallaigh",
        "Nguyễn Thị Lan",
        "Aarav Subramaniam",
        "Mohammed Yusuf Hossain",
        "Kelly-Anne Thistlewood",
        "Zsófia Kovács",
        "Tariq al-Masri",
        "Mei-Ling Huang",
        "Bryony D’Arcy",
        "José Luís Ferreira",
        "Emily Grace Ashworth",
    ],
)
SENTENCES = (
    ("Folasade was not brought to two appointments.", ["Folasade"]),
    ("The family of Chukwuemeka asked for an interpreter.", ["Chukwuemeka"]),
    ("Mrs Obi Nwosu had told the midwife.", ["Obi", "Nwosu"]),
    ("Lucja's cot was in the warmest room.", ["Lucja's"]),
    ("The Wisniewskas had moved twice.", ["Wisniewskas"]),
    ("Siobhan Ni Cheallaigh was on call.", ["Siobhan", "Cheallaigh"]),
    ("Staff knew baby Lan from earlier visits.", ["Lan"]),
    ("The Nguyen household had no smoke alarm.", ["Nguyen"]),
    ("aarav had asthma and no written plan.", ["aarav"]),
    ("Dr Subramanian reviewed the inhalers.", ["Subramanian"]),
    ("M.Y.H. had been seen by three services.", ["M.Y.H."]),
    ("His brother Yusef was present.", ["Yusef"]),
    ("kellyanne slept on the sofa.", ["kellyanne"]),
    ("The Thistlewood’s landlord was told of the damp.", ["Thistlewood’s"]),
    ("Zsofia was transferred from Brambleford.", ["Zsofia", "Brambleford"]),
    ("A cousin of Al-Masri rang the ambulance.", ["Al-Masri"]),
    ("The child, known as pip, was in the car.", ["pip"]),
    ("Meiling Huang was thirteen.", ["Meiling", "Huang"]),
    ("Miss Darcy met the panel.", ["Darcy"]),
    ("Jose had not been registered with a GP.", ["Jose"]),
    ("She went to St Osyth's until the summer.", ["Osyth's"]),
    ("They lived at 27 Tansy Bank with a grandmother.", ["Tansy"]),
    ("The child died on 3rd of February at 04:10.", ["3rd of February", "04:10"]),
    ("It was noted on 14/02/23 and again in March 2023.", ["14/02/23", "March 2023"]),
    ("NHS number 943 476 5919 was wrong by one digit.", ["943 476 5919"]),
    ("Ring 01632 960 961 or write to t.almasri@example.org.", ["01632 960 961", "t.almasri@example.org"]),
    ("The home at zz9 9zz was cold.", ["zz9 9zz"]),
    ("He was aged 7 and on Ward 12B.", ["aged 7", "Ward 12B"]),
    ("PC Harrowgate found the 15-month-old on Boxing Day.", ["PC Harrowgate", "15-month-old", "Boxing Day"]),
    ("Nurse Oyelaran of Kingsmere Hospital wrote to the family.", ["Oyelaran", "Kingsmere Hospital"]),
)


@pytest.mark.parametrize(("sentence", "identifiers"), SENTENCES, ids=range(len(SENTENCES)))
def test_every_identifier_of_the_invented_sentences_is_marked(sentence, identifiers):
    marks = look(sentence, ON_FILE)
    missed = [
        each
        for each in identifiers
        if not any(m.start < sentence.find(each) + len(each) and sentence.find(each) < m.end for m in marks)
    ]
    assert not missed, [(m.taken.value, m.text) for m in marks]


def test_plain_learning_is_left_alone():
    plain = (
        "Babies sleep most safely on their back, in a cot of their own. Parents told the panel that they had not "
        "been shown how. Health visitors could ask about it at every visit, and offer a cot where there is none."
    )
    assert [mark for mark in look(plain, ON_FILE) if mark.taken is not Taken.CAPITAL] == []
    assert len(look(plain, ON_FILE)) <= 1


def test_numbers_that_name_by_themselves_can_be_confirmed_by_nobody():
    must_go = {taken for taken in Taken if taken.must_go}
    assert must_go == {Taken.EMAIL, Taken.NHS_NUMBER, Taken.POSTCODE, Taken.PHONE}


@given(st.sampled_from(sorted(ON_FILE.words)), st.data())
def test_one_slip_of_the_pen_hides_no_long_name(word, data):
    if len(word) < 5:
        return
    at = data.draw(st.integers(0, len(word) - 1))
    slip = data.draw(st.sampled_from(("drop", "double", "change", "swap")))
    changed = {
        "drop": word[:at] + word[at + 1 :],
        "double": word[:at] + word[at] + word[at:],
        "change": word[:at] + "q" + word[at + 1 :],
        "swap": word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
    }[slip]
    if len(changed) >= 5:
        assert ON_FILE.holds(changed) or not changed.isalpha()


@given(st.text(alphabet="abcde", max_size=6), st.text(alphabet="abcde", max_size=6))
def test_a_slip_is_the_same_from_either_side(one, other):
    assert one_slip(one, other) == one_slip(other, one)


@given(st.text())
def test_any_text_can_be_looked_through_and_marks_never_overlap(text):
    marks = look(text, ON_FILE, [text])
    assert all(text[m.start : m.end] == m.text for m in marks)
    assert all(a.end <= b.start for a, b in pairwise(marks))


def test_accents_do_not_hide():
    assert folded("Łucja Müller-Ørsted’s") == "lucja muller-orsted's"


def test_a_copied_stretch_is_found_and_a_rewritten_one_is_not():
    source = (
        "The mother said that she had called three times and nobody had rung her back before the evening."
    )
    text = "We heard that she had called three times and nobody had rung her back before help came."
    (mark,) = copied(text, [source])
    assert mark.text == "that she had called three times and nobody had rung her back before"
    assert list(copied("Calls were not returned for hours.", [source])) == []
    assert IN_A_ROW == 8
