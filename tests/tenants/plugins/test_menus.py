"""The menu below the talk follows the hours: switched by itself, asked for once, and only where the city wants it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest

from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from mannaka_sdk import HttpResponse
from mannaka_tenancy import Tenant, use
from tenants.plugins.actions.note_menu import note_menu
from tenants.plugins.actions.remove_channel import remove_channel
from tenants.plugins.actions.switch_menu import switch_menu
from tenants.plugins.errors import ChannelNotFoundError, NoMenuError
from tenants.plugins.menus import PATIENCE, show_due_menus
from tenants.plugins.models import Channel
from tenants.plugins.tasks import show_menus_all
from tests.support import channels
from tests.support.cast import Cast, cast_of
from tests.support.line_channel import LineAtWork, line_at_work

OPEN = datetime(2026, 1, 15, 1, 0, tzinfo=UTC)  # a Thursday, 10:00 in Tokyo
NIGHT = datetime(2026, 1, 15, 14, 0, tzinfo=UTC)
MORNING = OPEN + timedelta(days=1)
SWITCHED = ["POST /v2/bot/user/all/richmenu/"]


@pytest.fixture
def line(cast: Cast) -> Iterator[LineAtWork]:
    with line_at_work(cast) as found:
        yield found


def wanted(line: LineAtWork, *, is_wanted: bool = True) -> None:
    switch_menu(channel=line.fresh(), is_wanted=is_wanted, actor=line.cast.mio, at=OPEN)


def shown(line: LineAtWork) -> tuple[str, int]:
    """Return which menu is noted, and how many fields citizens see of one."""
    return line.fresh().menu_shown, len(line.service.menu or {})


def test_without_the_administrators_word_nothing_is_asked(line: LineAtWork) -> None:
    assert show_due_menus(at=OPEN) == 0
    assert (line.asked(), shown(line)) == ([], ("", 0))


def test_the_menu_follows_the_hours_and_is_asked_for_only_when_it_changes(line: LineAtWork) -> None:
    wanted(line)
    asked = []
    for at in (OPEN, OPEN + timedelta(minutes=1), NIGHT, NIGHT + timedelta(minutes=1), MORNING):
        show_due_menus(at=at)
        asked.append([each.split("richmenu-")[0] for each in line.asked()])

    assert [bool(each) for each in asked] == [True, False, True, False, True]
    assert asked[-1] == SWITCHED
    assert shown(line) == ("open", 3)
    addresses = (line.service.menu or {}).values()
    assert [urlsplit(each).path for each in addresses] == ["/form/", "/portal/", "/"]
    assert [each.details["menu"] for each in Entry.objects.filter(action="channel.menu_shown").order_by("pk")] == [
        "open",
        "closed",
        "open",
    ]


def test_switched_off_it_is_taken_away_once(line: LineAtWork) -> None:
    wanted(line)
    show_due_menus(at=OPEN)
    wanted(line, is_wanted=False)

    assert [show_due_menus(at=at) for at in (OPEN, NIGHT)] == [1, 0]
    assert shown(line) == ("hidden", 0)


def test_a_service_that_does_not_do_it_is_asked_again_after_a_while(line: LineAtWork) -> None:
    wanted(line)
    line.wire.fail_next(HttpResponse(status=503))

    assert [show_due_menus(at=OPEN + later) for later in (timedelta(0), timedelta(minutes=5))] == [1, 0]
    assert (line.fresh().menu_failed_at, shown(line)) == (OPEN, ("", 0))
    show_due_menus(at=OPEN + PATIENCE)
    assert (line.fresh().menu_failed_at, shown(line)) == (None, ("open", 3))
    assert Entry.objects.filter(action="channel.menu_failed").count() == 1


def test_only_an_administrator_switches_and_only_where_there_is_a_menu(cast: Cast, line: LineAtWork) -> None:
    with pytest.raises(NotAllowedError):
        switch_menu(channel=line.channel, is_wanted=True, actor=cast.aoi, at=OPEN)
    with pytest.raises(NoMenuError):
        switch_menu(channel=channels.a_draft(cast.mio), is_wanted=True, actor=cast.mio, at=OPEN)
    remove_channel(channel=line.channel, actor=cast.mio, at=OPEN)
    with pytest.raises(ChannelNotFoundError):
        note_menu(channel=line.channel, state=None, is_shown=False, at=OPEN)  # type: ignore[arg-type]  # not reached


def test_one_citys_menu_is_no_other_citys(line: LineAtWork, saijo: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = cast_of(saijo)
    with use(saijo):
        other = channels.a_draft(theirs.mio)
    wanted(line)
    rung: list[str] = []
    monkeypatch.setattr("tenants.plugins.tasks.show_menus.apply_async", lambda **_: rung.append("here"))
    show_menus_all.apply()

    assert rung == ["here"]
    with use(saijo):
        assert show_due_menus(at=OPEN) == 0
        assert not Channel.objects.get(pk=other.pk).menu_is_wanted
