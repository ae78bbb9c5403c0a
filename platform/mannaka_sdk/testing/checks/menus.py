"""Does the plugin show the menu that the host asks for, and no second one of it?"""

from typing import Final

from mannaka_sdk.errors import PluginError, TransientError
from mannaka_sdk.kinds import Capability
from mannaka_sdk.menus import Menu, MenuItem, MenuPlace, MenuState
from mannaka_sdk.testing.bench import Bench, Subject, run
from mannaka_sdk.testing.expect import expect
from mannaka_sdk.testing.registry import messaging_check

HIDDEN: Final = Menu(state=MenuState.HIDDEN)
STATES: Final = 2
MOST_REQUESTS: Final = 20


def _menu(state: MenuState) -> Menu:
    words = {MenuPlace.WRITE: "相談を書く", MenuPlace.REPLIES: "お返事を見る", MenuPlace.HOURS: "受付時間"}
    items = (
        MenuItem.model_validate({"place": place, "label": label, "url": f"https://soudan.example.jp/{place}/{state}"})
        for place, label in words.items()
    )
    return Menu(state=state, bar="メニュー", items=tuple(items))


OPEN, CLOSED = _menu(MenuState.OPEN), _menu(MenuState.CLOSED)


def _show(bench: Bench, menu: Menu) -> None:
    run(bench.plugin.show_menu(bench.ctx(), menu))


def _expect_shown(bench: Bench, menu: Menu) -> None:
    wanted = {item.label: str(item.url) for item in menu.items} or None
    expect(bench.simulator.menu == wanted, f"of the menu {menu.state} citizens see {bench.simulator.menu}")


@messaging_check("menus.show-what-is-asked", needs=Capability.MENUS)
def show_what_is_asked(subject: Subject) -> None:
    """Citizens see the menu that was asked for last, with its labels and where they lead, or none."""
    bench = subject.bench()
    for menu in (OPEN, CLOSED, OPEN, HIDDEN, HIDDEN, CLOSED):
        _show(bench, menu)
        _expect_shown(bench, menu)


@messaging_check("menus.pile-nothing-up", needs=Capability.MENUS)
def pile_nothing_up(subject: Subject) -> None:
    """However often a menu is asked for and whatever is in it, the service keeps one for each state."""
    bench = subject.bench()
    changed = OPEN.model_copy(update={"items": CLOSED.items})
    for menu in (OPEN, CLOSED, OPEN, OPEN, changed, changed, CLOSED, changed):
        _show(bench, menu)
        _expect_shown(bench, menu)
        _expect_few(bench)


@messaging_check("menus.tell-of-failure", needs=Capability.MENUS)
def tell_of_failure(subject: Subject) -> None:
    """Whichever answer does not come, it is told as TransientError, and the next try shows the menu, once."""
    for answered in range(MOST_REQUESTS):
        bench = subject.bench()
        bench.wire.loses_after, bench.wire.loses_answers = answered, MOST_REQUESTS
        is_done = _try(bench)
        if is_done and bench.wire.loses_answers == MOST_REQUESTS:
            expect(answered > 0, "a menu is shown without asking the service")
            return
        expect(not is_done, "a menu of which the service told nothing is told to be shown")
        bench.wire.loses_answers = 0
        _show(bench, OPEN)
        _expect_shown(bench, OPEN)
        _expect_few(bench)


def _try(bench: Bench) -> bool:
    try:
        _show(bench, OPEN)
    except PluginError as error:
        expect(type(error) is TransientError, f"no answer is told as {type(error).__name__}")
        return False
    return True


def _expect_few(bench: Bench) -> None:
    kept = bench.simulator.menus_kept
    expect(kept <= STATES, f"the service keeps {kept} menus for {STATES} states")
