import pytest

from mannaka_kit.decisions import allow, deny, require
from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError, NotAllowedError


def test_an_error_says_its_own_sentence_and_keeps_its_code() -> None:
    error = InvalidTransitionError()
    assert error.code == "invalid_transition"
    assert "現在の状態では" in str(error)
    assert error.field is None


def test_an_error_may_be_given_a_sentence_and_a_field() -> None:
    error = ConflictError("別の文", field="closed_on")
    assert (str(error), error.field, error.code) == ("別の文", "closed_on", "conflict")
    assert str(ConflictError()) != "別の文"


def test_what_is_logged_of_an_error_is_its_code_not_its_sentence() -> None:
    assert AnticipatedError("越智さんの相談").args == ("error",)


def test_require_goes_on_when_the_policy_says_yes() -> None:
    decision = allow()
    require(decision)
    assert decision


def test_require_raises_the_policys_reason_and_sentence() -> None:
    with pytest.raises(NotAllowedError) as caught:
        require(deny("report_missing", "担当課の報告がまだありません。"))
    assert caught.value.reason == "report_missing"
    assert str(caught.value) == "担当課の報告がまだありません。"


def test_a_refusal_without_a_sentence_says_the_general_one() -> None:
    assert not deny("role")
    with pytest.raises(NotAllowedError, match="権限がありません"):
        require(deny("role"))
