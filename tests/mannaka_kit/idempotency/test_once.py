import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpRequest
from django.test import RequestFactory

from mannaka_kit import audit, clock
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import InvalidTransitionError
from mannaka_kit.idempotency import KeyReusedError, MissingKeyError, Result, StillRunningError, once
from mannaka_kit.idempotency.models import IdempotencyKey
from mannaka_tenancy import Tenant, use
from tests.mannaka_kit.idempotency.conftest import ask, user


def opening(made: list[int]) -> Callable[[], Result]:
    """Return an act that makes one thing more each time it is called."""

    def act() -> Result:
        made.append(len(made) + 1)
        audit.record("case.opened", actor=audit.CITIZEN, target=None, at=clock.now(), case_id=made[-1])
        return Result(location=f"/staff/cases/{made[-1]}/", record_id=str(made[-1]))

    return act


def test_the_same_form_sent_twice_makes_one_thing_and_leads_to_the_same_place(
    in_imabari: Tenant, calls: list[int]
) -> None:
    first = once(ask(), scope="case.open", act=opening(calls))
    second = once(ask(), scope="case.open", act=opening(calls))
    assert calls == [1]
    assert (first.location, first.record_id, first.is_replay) == ("/staff/cases/1/", "1", False)
    assert (second.location, second.record_id, second.is_replay) == ("/staff/cases/1/", "1", True)


def test_another_form_makes_another_thing(in_imabari: Tenant, calls: list[int]) -> None:
    once(ask(), scope="case.open", act=opening(calls))
    once(ask(key="f" * 32), scope="case.open", act=opening(calls))
    assert calls == [1, 2]


def test_the_same_key_with_other_content_is_refused(in_imabari: Tenant, calls: list[int]) -> None:
    once(ask(), scope="case.open", act=opening(calls))
    with pytest.raises(KeyReusedError) as caught:
        once(ask({"title": "別の相談"}), scope="case.open", act=opening(calls))
    assert caught.value.code == "idempotency_key_reused"
    assert calls == [1]


@pytest.mark.parametrize(
    ("other", "scope"), [({"user": user(2)}, "case.open"), ({"session": "s2"}, "case.open"), ({}, "case.close")]
)
def test_a_key_counts_for_one_sender_and_one_scope(
    in_imabari: Tenant, calls: list[int], other: dict[str, Any], scope: str
) -> None:
    once(ask(), scope="case.open", act=opening(calls))
    assert not once(ask(**other), scope=scope, act=opening(calls)).is_replay


def test_a_key_counts_for_one_city(db: None, imabari: Tenant, saijo: Tenant, calls: list[int]) -> None:
    for city in (imabari, saijo):
        with use(city):
            assert not once(ask(), scope="case.open", act=opening(calls)).is_replay
    assert calls == [1, 2]


def test_after_a_refusal_the_same_form_may_be_sent_again_with_other_content(
    in_imabari: Tenant, calls: list[int]
) -> None:
    def refuse() -> Result:
        raise InvalidTransitionError(field="title")

    with pytest.raises(InvalidTransitionError):
        once(ask(), scope="case.open", act=refuse)
    assert once(ask({"title": "直した"}), scope="case.open", act=opening(calls)).location == "/staff/cases/1/"


def test_what_failed_half_way_leaves_nothing_behind(in_imabari: Tenant, calls: list[int]) -> None:
    def fail() -> Result:
        opening(calls)()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        once(ask(), scope="case.open", act=fail)
    assert not Entry.objects.filter(action="case.opened").exists()
    assert not IdempotencyKey.objects.exists()


@pytest.mark.parametrize("key", ["", "short", "x" * 65, "0123456789abcde'--", "越" * 20, "0123456789abcdef\n"])
def test_a_form_without_a_proper_key_is_refused(in_imabari: Tenant, calls: list[int], key: str) -> None:
    with pytest.raises(MissingKeyError):
        once(ask(key=key), scope="case.open", act=opening(calls))
    assert calls == []


def test_neither_sender_nor_content_is_kept_in_plain(in_imabari: Tenant, calls: list[int]) -> None:
    once(ask({"telephone": "0898325200"}, user=user(4711)), scope="case.open", act=opening(calls))
    row = IdempotencyKey.objects.values().get()
    assert not any(secret in str(value) for value in row.values() for secret in ("0898325200", "4711", "相談"))


def test_a_file_is_part_of_the_content_and_may_be_read_afterwards(in_imabari: Tenant, calls: list[int]) -> None:
    def with_file(content: bytes) -> HttpRequest:
        return ask({"file": SimpleUploadedFile("letter.txt", content)})

    request = with_file(b"one")
    once(request, scope="case.open", act=opening(calls))
    assert [file.read() for file in request.FILES.getlist("file")] == [b"one"]
    assert once(with_file(b"one"), scope="case.open", act=opening(calls)).is_replay
    with pytest.raises(KeyReusedError):
        once(with_file(b"two"), scope="case.open", act=opening(calls))


def test_an_api_sends_the_key_as_a_header(in_imabari: Tenant, calls: list[int]) -> None:
    def api(body: str) -> HttpRequest:
        headers = {"idempotency-key": "a" * 20}
        return RequestFactory().post("/api/cases/", body, content_type="application/json", headers=headers)

    once(api('{"a":1}'), scope="case.open", act=opening(calls))
    assert once(api('{"a":1}'), scope="case.open", act=opening(calls)).is_replay
    with pytest.raises(KeyReusedError):
        once(api('{"a":2}'), scope="case.open", act=opening(calls))


def test_a_lone_surrogate_in_the_content_is_no_crash(in_imabari: Tenant, calls: list[int]) -> None:
    request = ask()
    content: Any = request.POST.copy()
    content["title"] = "a\ud800"
    request.POST = content
    assert once(request, scope="case.open", act=opening(calls)).location


def test_a_double_click_makes_one_thing(committed_db: None, imabari: Tenant) -> None:
    made: list[int] = []
    results: list[Result] = []
    start = threading.Barrier(5)

    def click() -> None:
        with use(imabari):
            start.wait(10)
            results.append(once(ask(), scope="case.open", act=opening(made)))
        connection.close()

    threads = [threading.Thread(target=click) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]
    assert {result.location for result in results} == {"/staff/cases/1/"}
    assert sorted(result.is_replay for result in results) == [False, True, True, True, True]


def test_when_the_first_fails_the_second_that_waited_goes_on(committed_db: None, imabari: Tenant) -> None:
    made: list[int] = []
    first_is_in, second_waits = threading.Event(), threading.Event()
    results: list[Result] = []

    def fail() -> Result:
        first_is_in.set()
        second_waits.wait(3)
        raise ZeroDivisionError

    def click_first() -> None:
        with use(imabari), pytest.raises(ZeroDivisionError):
            once(ask(), scope="case.open", act=fail)
        connection.close()

    def click_second() -> None:
        first_is_in.wait(10)
        with use(imabari):
            threading.Timer(0.5, second_waits.set).start()
            results.append(once(ask(), scope="case.open", act=opening(made)))
        connection.close()

    threads = [threading.Thread(target=click) for click in (click_first, click_second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]
    assert [result.is_replay for result in results] == [False]


def test_who_waits_too_long_is_told_so(committed_db: None, imabari: Tenant) -> None:
    holds, may_end = threading.Event(), threading.Event()
    made: list[int] = []

    def hold() -> Result:
        holds.set()
        may_end.wait(20)
        return opening(made)()

    def click() -> None:
        with use(imabari):
            once(ask(), scope="case.open", act=hold)
        connection.close()

    first = threading.Thread(target=click)
    first.start()
    assert holds.wait(10)
    with use(imabari), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '200ms'")
        with pytest.raises(StillRunningError):
            once(ask(), scope="case.open", act=opening(made))
    may_end.set()
    first.join()
    assert made == [1]
