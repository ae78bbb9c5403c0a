"""Numbers arrive as they are dialled, however a telephone system writes them."""

import pytest

from integrations.calls.phone.numbers import national, read_caller
from integrations.calls.phone.popping import read_query
from mannaka_sdk import CallPop, NumberHidden


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0898-32-4111", "0898324111"),
        ("０８９８（３２）４１１１", "0898324111"),
        ("+81898324111", "0898324111"),
        ("+81 (0)898-32-4111", "0898324111"),
        ("sip:09012345678@pbx.example;user=phone", "09012345678"),
        ("010821012345678", "+821012345678"),
        ("+82-10-1234-5678", "+821012345678"),
        ("110", "110"),
        ("08" * 20, ""),
        ("内線から", ""),
    ],
)
def test_a_number_is_read_as_it_is_dialled(written: str, number: str) -> None:
    assert national(written) == number


@pytest.mark.parametrize(
    ("number", "reason", "hidden"),
    [
        ("", "P", NumberHidden.BY_CALLER),
        ("anonymous", "", NumberHidden.BY_CALLER),
        ("公衆電話", "", NumberHidden.PUBLIC_PHONE),
        ("", "Ｓ", NumberHidden.SERVICE_CONFLICT),
        ("0898324111", "O", NumberHidden.UNAVAILABLE),
        ("???", "", NumberHidden.UNAVAILABLE),
    ],
)
def test_a_number_that_is_hidden_says_why(number: str, reason: str, hidden: NumberHidden) -> None:
    assert read_caller(number, reason) == ("", hidden)


def test_nothing_that_was_told_is_no_reason() -> None:
    assert read_caller("") == ("", None)


@pytest.mark.parametrize(
    ("query", "pop"),
    [
        ("ani=0898324111&dnis=0898365555&call=7.1", CallPop(caller="0898324111", called="0898365555", call_id="7.1")),
        ("Number=+81898324111", CallPop(caller="0898324111")),
        ("callerid=P", CallPop(hidden=NumberHidden.BY_CALLER)),
        ("dnis=0898365555", None),
        ("&".join(f"a{number}=1" for number in range(50)), None),
    ],
)
def test_a_telephones_query_is_read_whatever_it_calls_things(query: str, pop: CallPop | None) -> None:
    assert read_query(query) == pop
