"""Row grants_200: the list of a clerk with 200 separate rules of their own, against that of one who has none."""

from statistics import median
from typing import Any

from tests.benchmarks.cases.ours import HOST, Ours, tell
from tests.benchmarks.cases.pages import compare, our_list
from tests.benchmarks.report import Samples

TIMES = 15
JOBS = "tests.benchmarks.cases.grants"
GRANTS = 200


def measure_grants(ours: Ours, measured: dict[str, Samples]) -> None:
    """Give Nagi her rules, and compare her list with Aoi's."""
    ours.worker.do("call", function=f"{JOBS}.give", host=HOST)
    nagi = ours.visitor("nagi")
    measured["grants_200"] = compare(TIMES, our_list(nagi), our_list(ours.clerk))
    tell(f"grants_200: {median(measured['grants_200'].ours):.3g} against {median(measured['grants_200'].against):.3g}")


def give(*, host: str) -> None:
    """Give a clerk 200 sections, 200 restricted records, and 200 people she must not find (runs in the worker)."""
    from mannaka_kit import clock
    from mannaka_tenancy import use
    from tenants.accounts.models import User
    from tests.benchmarks.cases.filling import _city

    with use(_city(host)):
        nagi, aoi = (User.objects.get(username=name) for name in ("nagi", "aoi"))
        at = clock.now()
        _roles(nagi)
        _records(nagi, aoi, at)
        _bars(nagi, aoi, at)


def _roles(nagi: Any) -> None:
    from datetime import date

    from tenants.accounts.models import RoleGrant
    from tenants.accounts.roles import Role
    from tenants.organisation.models import Section

    since = date(2020, 4, 1)
    sections = [
        Section(code=f"s{number}", name=f"第{number}課", name_kana="カ", valid_from=since) for number in range(GRANTS)
    ]
    made = Section.objects.bulk_create(sections)
    RoleGrant.objects.bulk_create(
        RoleGrant(user=nagi, role=Role.SECTION_STAFF, section=section, valid_from=since) for section in made
    )


def _records(nagi: Any, aoi: Any, at: Any) -> None:
    from case_core.cases.models import Case
    from case_core.records.models import Compartment, Membership
    from case_core.records.states import CompartmentKind

    kind = next(iter(CompartmentKind))
    newest = list(Case.objects.order_by("-pk")[:GRANTS])
    made = Compartment.objects.bulk_create(
        Compartment(case=case, kind=kind, opened_by=aoi, opened_at=at) for case in newest
    )
    Membership.objects.bulk_create(
        Membership(compartment=compartment, user=nagi, added_by=aoi, added_at=at) for compartment in made
    )


def _bars(nagi: Any, aoi: Any, at: Any) -> None:
    from datetime import timedelta

    from case_core.parties.models import Person
    from case_core.shields.models import Shield, ShieldBar

    people = list(Person.objects.order_by("-pk")[:GRANTS])
    terms = {"kind": "dv", "valid_from": at.date(), "review_on": at.date() + timedelta(days=90), "safe_way": "counter"}
    made = Shield.objects.bulk_create(Shield(person=person, set_by=aoi, set_at=at, **terms) for person in people)
    ShieldBar.objects.bulk_create(ShieldBar(shield=shield, person_id=shield.person_id, user=nagi) for shield in made)
    Person.objects.filter(pk__in=[person.pk for person in people]).update(is_shielded=True)
