"""What the API answers: once for each key, page after page, and every error in the one shape."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from case_core.cases.models import Case
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import use
from tenants.api_tokens.scopes import Scope
from tests.api.conftest import Program
from tests.support.calls import a_room, called
from tests.support.cases import handed_over, new_case
from tests.support.cast import Cast
from tests.tenants.statements import statements

Programs = Callable[..., Program]
MATTER = {
    "channel": "telephone",
    "topic": "money",
    "body": "督促状が来て困っている。",
    "person": {"name": "田中 花子", "name_kana": "たなか はなこ", "telephone": "０９０-1234-5678"},
}
MEMBERS = {"type", "title", "status", "detail", "code", "errors", "request_id"}


def test_a_matter_becomes_a_case_and_its_secret_is_told_once(cast: Cast, program: Programs) -> None:
    aoi, key = program("aoi"), uuid.uuid4().hex
    first, again = aoi.post("matters/", MATTER, key=key), aoi.post("matters/", MATTER, key=key)
    assert (first.status_code, again.status_code) == (201, 200)
    told, repeated = first.json(), again.json()
    assert told["secret"]
    assert told["is_replay"] is False
    assert repeated == {**told, "is_replay": True, "number": None, "secret": None}
    assert first["Location"] == told["url"] == f"/api/v1/cases/{told['id']}/"
    case = aoi.get(f"cases/{told['id']}/").json()
    assert case["number"] == told["number"]
    assert case["party"]["name_kana"] == "タナカ ハナコ"
    assert case["party"]["telephone"] == "090-1234-5678"
    with use(cast.city):
        assert Case.objects.count() == 1


def test_a_key_is_needed_and_holds_for_one_content_at_one_address(cast: Cast, program: Programs) -> None:
    aoi, key = program("aoi"), uuid.uuid4().hex
    assert aoi.post("matters/", MATTER, **{"idempotency-key": ""}).json()["code"] == "idempotency_key_missing"
    assert aoi.post("matters/", MATTER, key=key).status_code == 201
    other = aoi.post("matters/", {**MATTER, "body": "ほかの相談"}, key=key)
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_key_reused")
    assert "画面" not in other.json()["detail"]
    with use(cast.city):
        one, two = new_case(cast).pk, new_case(cast).pk
    told = {"outcome": "listened"}
    key = uuid.uuid4().hex
    for case_id in (one, two):
        assert aoi.post(f"cases/{case_id}/close/", told, key=key).json()["is_replay"] is False
        assert aoi.get(f"cases/{case_id}/").json()["status"] == "closed"


def test_a_list_is_read_page_after_page_without_gap_or_repeat(cast: Cast, program: Programs) -> None:
    with use(cast.city):
        made = [new_case(cast).pk for _ in range(7)]
    aoi, found, path = program("aoi"), [], "/api/v1/cases/?limit=3"
    while path:
        page = aoi.client.get(path).json()
        assert set(page) == {"next", "previous", "results"}
        found += [row["id"] for row in page["results"]]
        path = page["next"]
        if len(found) == 3:
            with use(cast.city):
                new_case(cast)  # comes while somebody reads, and moves nothing
    assert found == made[::-1]


def test_a_page_records_which_cases_were_on_it(cast: Cast, program: Programs) -> None:
    with use(cast.city):
        made = [new_case(cast).pk for _ in range(2)]
    program("aoi").get("cases/")
    with use(cast.city):
        assert Entry.objects.get(action="case.listed").details["cases"] == made[::-1]


def test_filters_narrow_and_an_unknown_one_is_no_silent_widening(cast: Cast, program: Programs) -> None:
    with use(cast.city):
        case = new_case(cast)
        new_case(cast)
    aoi = program("aoi")
    aoi.post(f"cases/{case.pk}/close/", {"outcome": "solved"})
    assert [row["id"] for row in aoi.get("cases/", status="closed").json()["results"]] == [case.pk]
    assert [row["id"] for row in aoi.get("cases/", number=case.number).json()["results"]] == [case.pk]
    assert aoi.get("cases/", due_by="2025-01-01").json()["results"] == []
    for wrong in ({"staus": "closed"}, {"status": "no"}, {"owner_id": 2**70}, {"cursor": "%00"}, {"number": "\x00"}):
        answer = aoi.get("cases/", **wrong)
        assert answer.status_code == 422, wrong
        assert answer.json()["errors"][0]["field"] == next(iter(wrong))


def test_a_matter_goes_the_whole_way_through_the_api(cast: Cast, program: Programs) -> None:
    aoi, ren = program("aoi"), program("ren")
    case = aoi.post("matters/", MATTER).json()["id"]
    letter = {"section_id": cast.tax.pk, "reason": "確認", "story": "話", "consent": "withheld", "due_on": "2026-01-20"}
    handover = aoi.post(f"cases/{case}/handovers/", letter).json()["id"]
    waits = aoi.post(f"cases/{case}/close/", {"outcome": "solved"})
    assert (waits.status_code, waits.json()["code"]) == (409, "case.waits")
    seen = ren.get(f"handovers/{handover}/").json()
    assert (seen["handover"]["story"], seen["person"]) == ("話", None)
    assert ren.post(f"handovers/{handover}/report/", {"result": "done", "report": "した"}).status_code == 409
    assert ren.post(f"handovers/{handover}/acknowledge/").status_code == 200
    assert ren.post(f"handovers/{handover}/report/", {"result": "done", "report": "した"}).status_code == 200
    assert aoi.get(f"cases/{case}/handovers/").json()["results"][0]["report"] == "した"
    contact = {"channel": "telephone", "direction": "outgoing", "fact": "伝えた"}
    assert aoi.post(f"cases/{case}/contacts/", contact).status_code == 201
    assert aoi.post(f"cases/{case}/close/", {"outcome": "solved"}).status_code == 200
    said = aoi.get(f"cases/{case}/contacts/").json()["results"]
    assert [each["kind"] for contact in said for each in contact["statements"]] == ["words", "fact"]


@pytest.mark.parametrize(
    ("path", "sent", "status", "code"),
    [
        ("matters/", "{", 400, "parse_error"),
        ("matters/", "[" * 100_000, 400, "parse_error"),
        ("matters/", "[]", 422, "invalid"),
        ("matters/", '{"channel": "web", "topic": "money", "body": "\\u0000"}', 422, "invalid"),
        ("matters/", '{"channel": "web", "topic": "money", "body": "\\ud800"}', 422, "invalid"),
        ("matters/", '{"channel": "web", "topic": "money", "body": "' + "あ" * 4001 + '"}', 422, "invalid"),
        ("matters/", '{"channel": "web", "topic": "money", "body": " "}', 422, "invalid"),
        ("cases/999999999/close/", '{"outcome": "solved"}', 404, "case.not_found"),
        ("cases/99999999999999999999999999/close/", '{"outcome": "solved"}', 404, "case.not_found"),
        ("no/such/thing/", "{}", 404, "not_found"),
        ("matters", "{}", 404, "not_found"),
    ],
)
def test_every_error_has_the_one_shape(program: Programs, path: str, sent: str, status: int, code: str) -> None:
    headers = {"idempotency-key": uuid.uuid4().hex}
    answer = program("aoi").client.post(f"/api/v1/{path}", sent, "application/json", headers=headers)
    problem = answer.json()
    assert (answer.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert answer["Content-Type"] == "application/problem+json"
    assert set(problem) == MEMBERS
    assert problem["request_id"] == answer["X-Request-ID"]


def test_methods_and_forms_that_are_not_taken_are_told_in_the_one_shape(program: Programs) -> None:
    aoi = program("aoi").client
    assert aoi.delete("/api/v1/cases/").json()["code"] == "method_not_allowed"
    assert aoi.options("/api/v1/cases/").status_code == 405
    key = {"idempotency-key": uuid.uuid4().hex}
    assert aoi.post("/api/v1/matters/", {"body": "話"}, headers=key).json()["status"] == 415
    assert aoi.get("/api/v1/cases/", headers={"accept": "text/html"}).json()["status"] == 406


def test_what_nobody_expected_is_told_in_the_one_shape_without_its_words(
    cast: Cast, program: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: Any) -> Any:
        raise RuntimeError("田中 花子")

    monkeypatch.setattr("case_core.cases.api.views.case_for", fail)
    aoi = program("aoi")
    aoi.client.raise_request_exception = False
    answer = aoi.get("cases/1/")
    assert (answer.status_code, answer.json()["code"]) == (500, "failed")
    assert "田中" not in answer.content.decode()


def test_each_token_is_counted_by_itself(cast: Cast, program: Programs, settings: Any) -> None:
    settings.MANNAKA_API_RATE = "2/min"
    aoi, nagi = program("aoi"), program("nagi")
    assert [aoi.get("hours/state/").status_code for _ in range(3)] == [200, 200, 429]
    refused = aoi.get("hours/state/")
    assert refused.json()["code"] == "throttled"
    assert int(refused["Retry-After"]) > 0
    assert nagi.get("hours/state/").status_code == 200


def test_a_telephone_is_told_what_to_say_in_both_languages(program: Programs) -> None:
    state = program("aoi").get("hours/state/").json()
    said = state["sentences"]
    assert said["ja"].startswith("ただいま、相談センター")
    assert ("お受けしています" in said["ja"]) == state["is_open"]
    assert said["en"].isascii()
    assert ("open now" in said["en"]) == state["is_open"]


def test_hours_are_told_day_by_day(program: Programs) -> None:
    aoi = program("aoi", Scope.ORGANISATION_READ)
    days = aoi.get("hours/days/", first="2025-12-28", last="2026-01-02").json()["days"]
    assert [day["on"] for day in days][:2] == ["2025-12-28", "2025-12-29"]
    assert days[0]["opens"] == "09:00"
    for first, last in (("2026-01-02", "2026-01-01"), ("2026-01-01", "2027-01-02"), ("1800-01-01", "1800-01-02")):
        assert aoi.get("hours/days/", first=first, last=last).status_code == 422


@pytest.mark.parametrize(
    ("who", "path", "budget"),
    [
        ("aoi", "cases/", 7),
        ("aoi", "cases/{case}/", 7),
        ("ren", "handovers/", 7),
        ("ren", "summonses/", 7),
        ("aoi", "sections/", 4),
    ],
)
def test_a_read_takes_few_statements_however_many_rows(
    cast: Cast, program: Programs, who: str, path: str, budget: int
) -> None:
    with use(cast.city):
        cases = [new_case(cast) for _ in range(5)]
        for case in cases:
            handed_over(cast, case)
            called(cast, case, room=a_room(cast, f"室{case.pk}"))
    reader = program(who)
    path = path.format(case=cases[0].pk)
    assert reader.get(path).status_code == 200
    assert statements(lambda: reader.get(path)) <= budget


def test_nothing_below_the_api_answers_without_a_token_in_another_shape(cast: Cast) -> None:
    answer = Client(headers={"host": cast.city.host}).get("/api/nowhere")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
