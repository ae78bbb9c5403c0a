import re
from collections.abc import Callable

import pytest

from case_core.calls.announcements import CALLS
from case_core.calls.models import CallRecord
from case_core.calls.states import CallPhase
from case_core.console.live_topics import can_hear
from case_core.conversations.models import Conversation
from case_core.intake.actions.receive_matter import PersonDetails
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import AT, received
from tests.support.cast import Cast
from tests.support.telephone import CALLER, Exchange, a_call, answered, ended, rang
from tests.support.worker import work_off

pytestmark = pytest.mark.django_db
DeskOf = Callable[[str], Desk]
SHOWN = "090-1234-5678"


def page(desk: Desk, path: str, **query: str) -> str:
    answer = desk.get(path, **query)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def the_call(cast: Cast) -> CallRecord:
    with use(cast.city):
        return CallRecord.objects.get()


def test_what_the_telephone_system_delivers_rings_and_is_no_conversation(
    desk: DeskOf, cast: Cast, exchange: Exchange
) -> None:
    assert exchange.deliver(rang()).status_code == 200
    work_off(cast.city)
    call = the_call(cast)
    alert = page(desk("aoi"), "/staff/talks/alerts/")
    assert "電話が鳴っています（内線201、9:40）" in alert
    assert f"/staff/calls/{call.pk}/take/" in alert
    assert "5678" not in alert
    with use(cast.city):
        assert not Conversation.objects.exists()
        assert can_hear(cast.aoi, CALLS)
        assert not can_hear(cast.ren, CALLS)


def test_over_a_form_one_calm_line_says_that_it_rings(desk: DeskOf, cast: Cast, exchange: Exchange) -> None:
    with use(cast.city):
        a_call(exchange, rang(), at=AT)
    shown = page(desk("nagi"), "/staff/talks/alerts/", calm="")
    assert "電話が鳴っています。" in shown
    assert "201" not in shown


def test_a_clerk_takes_it_with_its_number_and_the_call_becomes_the_case(
    desk: DeskOf, cast: Cast, exchange: Exchange
) -> None:
    with use(cast.city):
        call = a_call(exchange, rang(), at=AT)
    clerk = desk("aoi")
    form = clerk.send_and_follow(f"/staff/calls/{call.pk}/take/")
    assert f'value="{CALLER}"' in form
    assert f'name="call" value="{call.pk}"' in form
    told = {"matter": "水道の水が出ない", "telephone": CALLER, "topic": "other", "channel": "telephone"}
    assert "水道の水が出ない" in clerk.send_and_follow("/staff/intake/", call=str(call.pk), **told)
    work_off(cast.city)
    assert the_call(cast).case_id is not None
    assert f'value="{CALLER}"' not in page(clerk, "/staff/intake/")


def test_a_colleague_who_was_slower_is_told_who_has_it(desk: DeskOf, cast: Cast, exchange: Exchange) -> None:
    with use(cast.city):
        call = a_call(exchange, rang(), at=AT)
    desk("aoi").send_and_follow(f"/staff/calls/{call.pk}/take/")
    name = cast.users["aoi"].display_name
    assert f"この電話は、{name}さんが応対しています。" in desk("nagi").send_and_follow(f"/staff/calls/{call.pk}/take/")


def test_a_missed_call_waits_until_somebody_called_back(desk: DeskOf, cast: Cast, exchange: Exchange) -> None:
    with use(cast.city):
        call = a_call(exchange, rang(), ended(), at=AT)
    path = f"/staff/calls/{call.pk}/callback/"
    assert SHOWN in page(desk("aoi"), "/staff/calls/live/")
    assert "1回かけ直して、つながりませんでした" in desk("aoi").send_and_follow(path, result="not_reached")
    assert "かけ直しを待っている方はいません" in desk("aoi").send_and_follow(path, result="done")


def test_the_call_shows_who_was_here_before_and_that_somebody_looked(
    desk: DeskOf, cast: Cast, exchange: Exchange
) -> None:
    with use(cast.city):
        case = received(person=PersonDetails(name="越智 みかん", telephone=CALLER))
        call = a_call(exchange, rang(), answered(), at=AT)
    shown = page(desk("aoi"), f"/staff/calls/{call.pk}/")
    assert SHOWN in shown
    assert "越智 みかん" in shown
    assert f"/staff/cases/{case.case_id}/" in shown
    with use(cast.city):
        entry = Entry.objects.get(action="call.listed")
        assert entry.details == {"v": 1, "calls": [call.pk]}
        assert call.phase == CallPhase.ANSWERED


def test_calls_are_found_by_number_day_and_state_and_no_address_holds_the_number(
    desk: DeskOf, cast: Cast, saijo_cast: Cast, exchange: Exchange
) -> None:
    with use(cast.city):
        missed = a_call(exchange, rang(), ended(), at=AT)
        talked = a_call(exchange, rang("call-2", caller="0898361500"), answered("call-2"), ended("call-2"), at=AT)
    clerk, path = desk("aoi"), "/staff/calls/find/"
    found = clerk.send_and_follow(path, number="０９０-1234-5678", day="2026-01-13", state="missed")
    assert rows_in(found) == {missed.pk}
    address = str(clerk.send(path, number="1500", state="talked").headers["location"])
    assert "1500" not in address
    assert rows_in(page(clerk, address)) == {talked.pk}
    assert "0898-36-1500" in page(clerk, address)
    for told in ({"number": "1500", "state": "case"}, {"day": "2026-01-12"}, {"number": "8361"}):
        assert "この条件に合う着信はありません" in clerk.send_and_follow(path, **told)
    assert "電話番号を数字で入力してください。" in clerk.send(path, number="越智").content.decode()
    other = Desk(saijo_cast.city, saijo_cast.users["aoi"])
    assert rows_in(page(other, address)) == rows_in(other.send_and_follow(path, number="1500")) == set()
    with use(cast.city):
        assert [entry.details for entry in Entry.objects.filter(action="call.searched").order_by("pk")[:2]] == [
            {"v": 1, "found": 1},
            {"v": 1, "found": 1},
        ]


def rows_in(shown: str) -> set[int]:
    """Return which calls the list has; those that wait to be called back stand above it."""
    _, _, listed = shown.partition('id="calls-heading"')
    return {int(found) for found in re.findall(r'<th scope="row"><a href="/staff/calls/(\d+)/"', listed)}


def test_no_call_of_one_city_shows_in_another(cast: Cast, saijo_cast: Cast, exchange: Exchange) -> None:
    with use(cast.city):
        call = a_call(exchange, rang(), ended(), at=AT)
    other = Desk(saijo_cast.city, saijo_cast.users["aoi"])
    assert other.get(f"/staff/calls/{call.pk}/").status_code == 404
    assert SHOWN not in page(other, "/staff/calls/")


def test_an_administrator_turns_recordings_on_with_the_words_that_callers_hear(desk: DeskOf) -> None:
    told = {"days_kept": "20", "keeps_recordings": "on", "recording_days": "7"}
    shown = desk("mio").send("/staff/settings/calls/", notice="", **told)
    assert "お知らせの言葉" in shown.content.decode()
    assert "変更しました" in desk("mio").send_and_follow("/staff/settings/calls/", notice="録音しています", **told)
