"""What the benchmark does inside the product; every function runs in a worker process."""

from datetime import timedelta
from functools import cache
from typing import Any, Final

DAYS: Final = timedelta(days=30)
MEMBERS: Final = 3
_MADE: dict[str, int] = {}


@cache
def _cast(host: str) -> Any:
    from mannaka_tenancy.registry import find_by_host
    from tests.support.cast import cast_of

    city = find_by_host(host)
    assert city is not None
    return cast_of(city)


def clerks(*, host: str, count: int) -> list[dict[str, str]]:
    """Return the cookies of so many clerks of the centre."""
    from mannaka_tenancy import use
    from tenants.accounts.models import RoleGrant, User
    from tenants.accounts.roles import Role
    from tests.support.cast import SINCE

    found = []
    with use(_cast(host).city):
        for number in range(count):
            user, made = User.objects.get_or_create(
                username=f"clerk{number}", defaults={"display_name": f"職員 {number}", "name_kana": "ショクイン"}
            )
            if made:
                RoleGrant.objects.create(user=user, role=Role.CENTRE_STAFF, valid_from=SINCE)
            found.append(_signed_in(host, user))
    return found


def groups(*, host: str, count: int, bodies: int = 2) -> list[dict[str, Any]]:
    """Make groups of bodies with three people each, and return their ids and cookies."""
    from mannaka_tenancy import use

    with use(_cast(host).city):
        return [{"bodies": [_body(host) for _each in range(bodies)]} for _number in range(count)]


def _body(host: str) -> dict[str, Any]:
    from mannaka_kit import clock
    from tests.support.sharing import a_body, a_member

    number = _MADE[host] = _MADE.get(host, 0) + 1
    body = a_body(f"機関{number}", since=clock.today())
    members = [a_member(body, f"member{number}x{each}", f"担当 {number}の{each}") for each in range(MEMBERS)]
    people = [{"user": member.user_id, "cookies": _signed_in(host, member.user)} for member in members]
    return {"id": body.pk, "people": people}


def _signed_in(host: str, user: Any) -> dict[str, str]:
    from allauth.mfa.models import Authenticator

    from tests.support.browsing import Desk

    Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.WEBAUTHN, defaults={"data": {"name": "鍵"}})
    desk = Desk(_cast(host).city, user)
    return {name: morsel.value for name, morsel in desk.client.cookies.items()}


def sessions(*, host: str, groups: list[dict[str, Any]]) -> list[int]:
    """Open a session for each group, with everybody of its bodies in it; return their ids."""
    from mannaka_tenancy import use

    with use(_cast(host).city):
        return [_session(host, group) for group in groups]


def _session(host: str, group: dict[str, Any]) -> int:
    from case_core.listening.actions.enter_session import enter_session
    from case_core.listening.actions.open_session import open_session
    from case_core.listening.states import EntryKind
    from mannaka_kit import clock
    from tenants.accounts.models import User
    from tenants.partners.models import PartnerOrganization
    from tenants.partners.selectors import partner_actor_of
    from tests.support.cases import new_case
    from tests.support.listening import a_session, answered, let_listen

    cast, at = _cast(host), clock.now()
    case, days = new_case(cast, at=at), {"given_on": clock.today(), "expires_on": clock.today() + DAYS}
    bodies = [PartnerOrganization.objects.get(pk=each["id"]) for each in group["bodies"]]
    for body in bodies:
        let_listen(cast, case, body, at=at, days=days)
    session = a_session(cast, case, *bodies, at=at)
    for body in bodies:
        answered(session, body.pk, EntryKind.AGREED, at=at)
    open_session(session_id=session.pk, actor=cast.aoi, at=at)
    for person in (person for each in group["bodies"] for person in each["people"]):
        actor = partner_actor_of(User.objects.get(pk=person["user"]))
        assert actor is not None
        enter_session(session_id=session.pk, actor=actor, at=at)
    return int(session.pk)


def send_away(*, host: str, session: int, body: int) -> None:
    """Let the person take back that a body listens."""
    from case_core.listening.models import ListeningSession
    from case_core.listening.states import EntryKind
    from mannaka_kit import clock
    from mannaka_tenancy import use
    from tests.support.listening import answered

    with use(_cast(host).city):
        answered(ListeningSession.objects.get(pk=session), body, EntryKind.WITHDRAWN, at=clock.now())


def shares(*, host: str, groups: list[dict[str, Any]], words: str) -> list[dict[str, Any]]:
    """Share a case with both bodies of each group on one consent; return the consent, and the share of each body."""
    from mannaka_kit import clock
    from mannaka_tenancy import use
    from tenants.partners.models import PartnerOrganization
    from tests.support.cases import new_case
    from tests.support.sharing import consented, shared

    cast, made = _cast(host), []
    with use(cast.city):
        for group in groups:
            at, days = clock.now(), {"given_on": clock.today(), "expires_on": clock.today() + DAYS}
            bodies = [PartnerOrganization.objects.get(pk=each["id"]) for each in group["bodies"]]
            case = new_case(cast, body=words, at=at)
            consent = consented(cast, case, *bodies, at=at, **days)
            told = {"at": at, "ends_on": days["expires_on"], "words": words}
            made.append({"consent": consent.pk, "shares": [shared(cast, case, body, **told).pk for body in bodies]})
    return made


def refer(*, host: str, count: int) -> dict[str, str]:
    """Refer so many cases to a new body, and return the cookies of its member."""
    from mannaka_kit import clock
    from mannaka_tenancy import use
    from tenants.partners.models import PartnerOrganization
    from tests.support.cases import new_case
    from tests.support.referrals import referred
    from tests.support.sharing import consented

    cast = _cast(host)
    with use(cast.city):
        made = _body(host)
        body = PartnerOrganization.objects.get(pk=made["id"])
        days = {"given_on": clock.today(), "expires_on": clock.today() + DAYS}
        for _number in range(count):
            at = clock.now()
            case = new_case(cast, at=at)
            consented(cast, case, body, at=at, **days)
            referred(cast, case, body, at=at, ends_on=days["expires_on"])
    cookies: dict[str, str] = made["people"][0]["cookies"]
    return cookies
