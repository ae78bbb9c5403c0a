"""The superior who was chosen answers."""

import pytest

from case_core.incidents.actions.answer_care import answer_care
from case_core.incidents.errors import CareNotFoundError, FactMissingError
from case_core.incidents.selectors import care_for
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.incidents import care, incident
from tests.support.safety import head


def test_the_author_reads_the_answer(here: Cast) -> None:
    made = care(here, incident(here, new_case(here)))

    answer_care(care_id=made.pk, answer="きょうは休んでください。あす話しましょう。", actor=head(here), at=LATER)

    assert care_for(here.aoi, made.pk, at=LATER).answer == "きょうは休んでください。あす話しましょう。"


def test_nobody_else_answers_not_even_the_author(here: Cast) -> None:
    made = care(here, incident(here, new_case(here)))

    for other in (here.aoi, here.nagi, here.mio):
        with pytest.raises(CareNotFoundError):
            answer_care(care_id=made.pk, answer="はい", actor=other, at=LATER)


def test_an_answer_has_words(here: Cast) -> None:
    made = care(here, incident(here, new_case(here)))

    with pytest.raises(FactMissingError):
        answer_care(care_id=made.pk, answer=" ", actor=head(here), at=LATER)
