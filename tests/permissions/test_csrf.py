"""No form is taken that did not come from a page of ours."""

from tests.permissions.addresses import by_name
from tests.permissions.fingerprints import changed, fingerprints
from tests.permissions.requests_sent import body_of, values_of
from tests.permissions.table import Cell, city_cells, wagtail_names
from tests.permissions.world import World

ADDRESSES = by_name()
# A body's own provider sends its answer by a form of its own page; what counts there is its signature.
FROM_ELSEWHERE = {"vouched:answer"}


def status_without_token(world: World, cell: Cell) -> int:
    values = values_of(cell.name, world.values)
    browser = next(world.visitors(cell.visitor))
    browser.handler.enforce_csrf_checks = True
    path = ADDRESSES[cell.name][0].path(values)
    return int(browser.post(path, body_of(cell.name, values), headers={"sec-fetch-site": "cross-site"}).status_code)


def test_a_form_from_elsewhere_is_refused_wherever_ours_would_be_taken(world: World) -> None:
    before = fingerprints(world.city)
    taken = [cell for cell in city_cells() if (cell.verb, cell.expected) == ("POST", "ok")]
    taken = [cell for cell in taken if cell.visitor != "other_city"]
    elsewhere = [cell for cell in taken if cell.name in FROM_ELSEWHERE]
    taken = [cell for cell in taken if cell.name not in FROM_ELSEWHERE]
    assert {status_without_token(world, cell) for cell in elsewhere} == {303}
    assert len(taken) > 60
    assert {str(cell): status_without_token(world, cell) for cell in taken} == {str(cell): 403 for cell in taken}
    assert changed(before, fingerprints(world.city)) == set()


def test_wagtail_takes_no_form_from_elsewhere(world: World) -> None:
    before = fingerprints(world.city)
    open_names = wagtail_names("open to administrators")
    cells = [Cell(name=name, verb="POST", visitor="administrator", expected="no") for name in open_names]
    assert {cell.name: status_without_token(world, cell) for cell in cells} == dict.fromkeys(open_names, 403)
    assert changed(before, fingerprints(world.city)) == set()
