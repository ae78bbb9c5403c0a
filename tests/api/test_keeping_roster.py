"""The roster as other programs keep it: people, rules, proposals, and the list for closed days."""

import uuid
from collections.abc import Callable

from case_core.roster.models import Counsellor, Duty, OnCallContact, Proposal, ProposedDuty, StaffingNeed
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import use
from tests.api.conftest import Program, made_token
from tests.api.doors_of_keeping import CONTACT, FACTS, RULES, keeping_to_name
from tests.support.cast import TODAY, Cast
from tests.support.heads import head_of_centre
from tests.support.roster import EVENING, MORNING, on_roster

Programs = Callable[..., Program]


def test_somebody_is_put_on_the_roster_once_and_changed(cast: Cast, saijo_cast: Cast, program: Programs) -> None:
    system, key = program("mio"), uuid.uuid4().hex
    first, again = (system.post("counsellors/", FACTS, key=key) for _number in range(2))
    assert (first.status_code, again.json()["is_replay"]) == (201, True)
    path = f"counsellors/{first.json()['id']}/"
    assert system.get(path).json() == {**FACTS, "id": first.json()["id"]}
    assert system.post(f"{path}change/", {**FACTS, "hours_a_week": None}).status_code == 200
    assert system.get(path).json()["hours_a_week"] is None
    there = Program(saijo_cast.city, made_token(saijo_cast, "mio").secret)
    assert there.get(path).status_code == 404
    with use(saijo_cast.city):
        assert not Counsellor.objects.exists()


def test_people_and_sections_that_are_not_there_are_refused(cast: Cast, saijo_cast: Cast, program: Programs) -> None:
    system = program("mio")
    for told, field in (
        ({"user_id": 999999999}, "user"),
        ({"section_id": 999999999}, "section"),
        ({"kind": "section"}, "section"),
        ({"valid_until": "2026-01-01"}, "valid_until"),
        ({"name": " "}, "name"),
        ({"topics": ["nothing"]}, "topics.0"),
        ({"weekdays": [7]}, "weekdays.0"),
    ):
        answer = system.post("counsellors/", {**FACTS, **told})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field), answer.content
    with use(cast.city):
        assert not Counsellor.objects.exists()


def test_somebody_who_left_the_city_keeps_their_place_when_another_fact_is_changed(
    cast: Cast, program: Programs
) -> None:
    with use(cast.city):
        person = on_roster(cast, user_id=cast.aoi.user_id)
        cast.users["aoi"].is_active = False
        cast.users["aoi"].save()
    told = {**FACTS, "user_id": cast.aoi.user_id}
    assert program("mio").post(f"counsellors/{person.pk}/change/", told).status_code == 200


def test_the_rules_are_settled_whole_with_those_who_know_a_topic(
    cast: Cast, saijo_cast: Cast, program: Programs
) -> None:
    system = program("mio")
    before = system.get("roster-rules/").json()
    assert before["needs"][0] == {"day_kind": "workday", "kind": "regular", "topic": "", "people": 2}
    assert system.post("roster-rules/", RULES).status_code == 200
    assert system.get("roster-rules/").json() == RULES
    too_many = [{**need, "people": 3 if need["topic"] else 2} for need in RULES["needs"]]
    refused = system.post("roster-rules/", {**RULES, "needs": too_many})
    assert (refused.status_code, refused.json()["code"]) == (422, "roster.need_by_topic")
    assert system.post("roster-rules/", {**RULES, "needs": []}).json()["code"] == "roster.rules_out_of_range"
    assert system.get("roster-rules/").json() == RULES
    with use(saijo_cast.city):
        assert not StaffingNeed.objects.exists()


def test_a_proposal_is_asked_for_read_with_its_numbers_and_adopted(cast: Cast, program: Programs) -> None:
    with use(cast.city):
        head_of_centre(cast, "aoi")
        ids = keeping_to_name(cast)
        duty = {"counsellor_id": ids["kept_person"], "on": TODAY, "begins": MORNING, "ends": EVENING}
        ProposedDuty.objects.create(proposal_id=ids["proposal"], kind="workday", **duty)
    system, path = program("aoi"), f"proposals/{ids['proposal']}/"
    told = system.get(path).json()
    assert (told["status"], told["first"], told["last"]) == ("ready", "2026-01-13", "2026-01-14")
    assert told["numbers"]["people"] == [{"name": "越智 保", "kind": "正規職員", "closed_days": 0, "workdays": 1}]
    assert system.post(f"{path}adopt/").status_code == 200
    assert system.post(f"{path}discard/").status_code == 409
    assert [each["status"] for each in system.get("proposals/").json()["results"]] == ["adopted"]
    with use(cast.city):
        assert Duty.objects.get().counsellor_id == ids["kept_person"]


def test_one_proposal_is_worked_out_at_a_time(cast: Cast, saijo_cast: Cast, program: Programs) -> None:
    system, span = program("mio"), {"first": "2026-02-01", "last": "2026-02-07"}
    asked = system.post("proposals/", span)
    assert asked.status_code == 201
    assert system.get(f"proposals/{asked.json()['id']}/").json()["status"] == "asked"
    assert system.post("proposals/", span).json()["code"] == "proposal.under_way"
    there = Program(saijo_cast.city, made_token(saijo_cast, "mio").secret)
    assert there.post("proposals/", span).status_code == 201
    assert system.post(f"proposals/{asked.json()['id']}/discard/").status_code == 200
    for wrong, field in (
        ({"first": "2026-01-12"}, "first"),
        ({"last": "2026-01-31"}, "last"),
        ({"last": "2027-02-02"}, "last"),
    ):
        answer = system.post("proposals/", {**span, **wrong})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    with use(cast.city):
        assert Proposal.objects.get().status == "discarded"


def test_the_list_for_closed_days_is_kept_and_a_look_at_its_numbers_recorded(
    cast: Cast, saijo_cast: Cast, program: Programs
) -> None:
    system = program("mio")
    told = {**CONTACT, "section_id": cast.tax.pk, "telephone": "０９０ー３３３３ー４４４４"}
    made = system.post("on-call/contacts/", told).json()["id"]
    listed = system.get("on-call/contacts/").json()["results"]
    assert [(line["id"], line["telephone"], line["section"]["id"]) for line in listed] == [
        (made, "090-3333-4444", cast.tax.pk)
    ]
    changed = {**told, "name": "白石 翼"}
    assert system.post(f"on-call/contacts/{made}/change/", changed).status_code == 200
    for wrong, field in (({"telephone": "1234"}, "telephone"), ({"section_id": 999999999}, "section")):
        answer = system.post(f"on-call/contacts/{made}/change/", {**changed, **wrong})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    with use(cast.city):
        assert OnCallContact.objects.get().name == "白石 翼"
        assert Entry.objects.filter(action="on_call.listed", actor_id=cast.mio.user_id).count() == 1
    assert system.post(f"on-call/contacts/{made}/remove/").status_code == 200
    assert system.post(f"on-call/contacts/{made}/remove/").status_code == 404
    with use(saijo_cast.city):
        assert not Entry.objects.filter(action="on_call.listed").exists()
