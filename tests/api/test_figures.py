"""Programs read the same figures as people, and that they did is recorded."""

from collections.abc import Callable

from mannaka_kit.audit.models import Entry
from mannaka_tenancy import use
from tenants.api_tokens.scopes import Scope
from tests.api.conftest import Program
from tests.support.cases import handed_over, new_case
from tests.support.cast import Cast

Programs = Callable[..., Program]


def test_figures_are_those_of_the_page(cast: Cast, program: Programs) -> None:
    with use(cast.city):
        handed_over(cast, new_case(cast))
    told = program("mio").get("figures/", first="2026-01-01", last="2026-01-31").json()

    assert told["period"] == {"first": "2026-01-01", "last": "2026-01-31"}
    assert told["months"] == [{"key": "2026-01", "name": "1月", "this": 1, "before": 0}]
    assert told["sections"][0] | {"name": "市民税課", "sent": 1, "waiting": 1} == told["sections"][0]
    with use(cast.city):
        details = Entry.objects.get(action="figures.exported").details
    assert (details["first"], details["last"]) == ("2026-01-01", "2026-01-31")


def test_without_days_it_is_the_fiscal_year_so_far(cast: Cast, program: Programs) -> None:
    assert program("aoi").get("figures/").json()["period"] == {"first": "2025-04-01", "last": "2026-01-13"}


def test_a_period_that_cannot_be_compared_is_refused(program: Programs) -> None:
    for wrong in ({"first": "2026-01-01"}, {"first": "2024-01-01", "last": "2026-01-01"}):
        answer = program("aoi").get("figures/", **wrong)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "last")


def test_roles_and_scopes_both_decide(program: Programs) -> None:
    assert program("ren").get("figures/").status_code == 403
    assert program("aoi", Scope.CASES_READ).get("figures/").status_code == 403
