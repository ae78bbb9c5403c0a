"""Who may do what, from the next request on, and how a city keeps an administrator."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connections, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from mannaka_kit import audit, clock
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import AnticipatedError, NotAllowedError
from mannaka_tenancy import Tenant, use
from tenants.accounts import errors
from tenants.accounts.actions.change_user import change_user
from tenants.accounts.actions.create_user import create_user
from tenants.accounts.actions.deactivate_user import deactivate_user
from tenants.accounts.actions.grant_role import grant_role
from tenants.accounts.actions.reactivate_user import reactivate_user
from tenants.accounts.actions.remove_second_factor import remove_second_factor
from tenants.accounts.actions.reset_password import reset_password
from tenants.accounts.actions.revoke_role import revoke_role
from tenants.accounts.actor import Actor
from tenants.accounts.models import RoleGrant, User
from tenants.accounts.roles import Role
from tenants.accounts.selectors import actor_for
from tenants.organisation.models import Section
from tests.tenants.conftest import AT, TODAY

STAFF = "/staff/settings/staff/"
LONG_AGO = date(2020, 4, 1)


def someone(username: str = "ueda") -> User:
    return create_user(
        actor=audit.OPERATOR, username=username, display_name="上田 二郎", name_kana="うえだ", at=AT
    ).user


def give(user: User, role: Role, **values: object) -> RoleGrant:
    given = {"actor": audit.OPERATOR, "valid_from": LONG_AGO, "at": AT}
    return grant_role(user=user, role=role, **(given | values))  # type: ignore[arg-type]


@pytest.fixture
def taxes(in_imabari: Tenant) -> Section:
    return Section.objects.create(code="shiminzei", name="市民税課", name_kana="シミンゼイカ", valid_from=LONG_AGO)


def test_an_actor_holds_the_roles_of_the_day_in_one_query(
    taxes: Section, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    user = someone()
    give(user, Role.SECTION_STAFF, section=taxes)
    give(user, Role.AUDITOR, valid_until=TODAY)
    give(user, Role.CENTRE_STAFF, valid_from=TODAY + timedelta(days=1))
    with django_assert_num_queries(1):
        today = actor_for(user, on=TODAY)
    assert today.roles == {Role.SECTION_STAFF, Role.AUDITOR}
    assert today.section_ids == {taxes.pk}
    assert today.audit_label == "auditor+section_staff"
    assert actor_for(user, on=TODAY + timedelta(days=1)).roles == {Role.SECTION_STAFF, Role.CENTRE_STAFF}


def test_a_role_given_or_taken_counts_from_the_very_next_request(
    administrator: User, imabari: Tenant, sign_in: Callable[[Tenant, User], Client]
) -> None:
    user = someone()
    client = sign_in(imabari, user)
    assert client.get(STAFF).status_code == 403
    given = give(user, Role.ADMINISTRATOR)
    assert client.get(STAFF).status_code == 200
    revoke_role(actor=audit.OPERATOR, grant=given, at=clock.now())
    assert client.get(STAFF).status_code == 403


@pytest.mark.parametrize(
    ("role", "values", "error", "field"),
    [
        (Role.SECTION_STAFF, {}, errors.SectionNeededError, "section"),
        (Role.AUDITOR, {"section": True}, errors.SectionNotNeededError, "section"),
        (Role.AUDITOR, {"valid_until": LONG_AGO - timedelta(days=1)}, errors.EndsBeforeItBeginsError, "valid_until"),
    ],
)
def test_a_wrong_grant_is_refused_at_its_field(
    taxes: Section, role: Role, values: dict[str, object], error: type[AnticipatedError], field: str
) -> None:
    if "section" in values:
        values = {"section": taxes}
    with pytest.raises(error) as refused:
        give(someone(), role, **values)
    assert refused.value.field == field


def test_the_same_role_twice_for_the_same_days_is_refused_and_afterwards_allowed(taxes: Section) -> None:
    user = someone()
    give(user, Role.SECTION_STAFF, section=taxes, valid_until=TODAY)
    with pytest.raises(errors.OverlappingGrantError):
        give(user, Role.SECTION_STAFF, section=taxes, valid_from=TODAY)
    give(user, Role.SECTION_STAFF, section=taxes, valid_from=TODAY + timedelta(days=1))
    with pytest.raises(errors.OverlappingGrantError):
        give(user, Role.SECTION_STAFF, section=taxes, valid_from=date(2019, 1, 1), valid_until=LONG_AGO)


def test_a_revoked_grant_stays_on_record_and_cannot_be_revoked_again(administrator: User) -> None:
    given = give(someone(), Role.AUDITOR)
    revoke_role(actor=audit.OPERATOR, grant=given, at=AT)
    with pytest.raises(errors.GrantEndedError):
        revoke_role(actor=audit.OPERATOR, grant=given, at=AT)
    assert RoleGrant.objects.get(pk=given.pk).revoked_at == AT


def test_administrators_cannot_shut_themselves_out(admin: Actor, administrator: User) -> None:
    give(someone(), Role.ADMINISTRATOR)
    own = RoleGrant.objects.get(user=administrator)
    with pytest.raises(errors.OwnAdministratorRoleError):
        revoke_role(actor=admin, grant=own, at=AT)
    with pytest.raises(errors.OwnAccountError):
        deactivate_user(actor=admin, user=administrator, at=AT)


def test_of_two_administrator_roles_of_ones_own_one_may_go(admin: Actor, administrator: User) -> None:
    own = RoleGrant.objects.get(user=administrator)
    RoleGrant.objects.create(user=administrator, role=Role.ADMINISTRATOR, valid_from=TODAY)
    assert revoke_role(actor=admin, grant=own, at=AT).revoked_at == AT


@pytest.mark.parametrize("others", [(), ("temporary",), ("stopped",), ("planned",)])
def test_the_last_administrator_stays_whoever_asks(administrator: User, others: tuple[str, ...]) -> None:
    for other in others:
        user = someone(other)
        until = TODAY + timedelta(days=30) if other == "temporary" else None
        begins = TODAY + timedelta(days=1) if other == "planned" else LONG_AGO
        give(user, Role.ADMINISTRATOR, valid_from=begins, valid_until=until)
        User.objects.filter(pk=user.pk).update(is_active=other != "stopped")
    with pytest.raises(errors.LastAdministratorError):
        deactivate_user(actor=audit.OPERATOR, user=administrator, at=AT)
    with pytest.raises(errors.LastAdministratorError):
        revoke_role(actor=audit.OPERATOR, grant=RoleGrant.objects.get(user=administrator), at=AT)
    administrator.refresh_from_db()
    assert administrator.is_active


def test_two_administrators_who_remove_each_other_at_once_leave_one(committed_db: None, imabari: Tenant) -> None:
    with use(imabari):
        users = [someone("first"), someone("second")]
        grants = [give(user, Role.ADMINISTRATOR) for user in users]
        actors = [actor_for(user, on=TODAY) for user in users]

    def remove(number: int) -> str:
        try:
            with use(imabari):
                revoke_role(actor=actors[number], grant=grants[1 - number], at=AT)
        except AnticipatedError as error:
            return error.code
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        results = sorted(pool.map(remove, (0, 1)))
    assert results == ["done", "staff.last_administrator"]
    with use(imabari):
        assert RoleGrant.objects.in_force(TODAY).filter(role=Role.ADMINISTRATOR).count() == 1


def test_a_stopped_account_gets_no_role_no_pass_phrase_and_has_no_roles(administrator: User) -> None:
    user = someone()
    give(user, Role.AUDITOR)
    deactivate_user(actor=audit.OPERATOR, user=user, at=AT)
    assert actor_for(user, on=TODAY).roles == frozenset()
    for act in (
        lambda: give(user, Role.CENTRE_STAFF),
        lambda: reset_password(actor=audit.OPERATOR, user=user, at=AT),
        lambda: deactivate_user(actor=audit.OPERATOR, user=user, at=AT),
    ):
        with pytest.raises(errors.InactiveUserError):
            act()
    reactivate_user(actor=audit.OPERATOR, user=user, at=AT)
    assert actor_for(user, on=TODAY).roles == {Role.AUDITOR}
    with pytest.raises(errors.ActiveUserError):
        reactivate_user(actor=audit.OPERATOR, user=user, at=AT)


def test_every_action_is_closed_to_everybody_but_administrators(clerk: Actor, administrator: User) -> None:
    user = someone()
    given = give(user, Role.AUDITOR)
    before = Entry.objects.count()
    for act in (
        lambda: create_user(actor=clerk, username="x1", display_name="x", name_kana="エ", at=AT),
        lambda: change_user(actor=clerk, user=user, display_name="x", name_kana="エ", at=AT),
        lambda: grant_role(actor=clerk, user=user, role=Role.AUDITOR, valid_from=TODAY, at=AT),
        lambda: revoke_role(actor=clerk, grant=given, at=AT),
        lambda: deactivate_user(actor=clerk, user=user, at=AT),
        lambda: reactivate_user(actor=clerk, user=user, at=AT),
        lambda: reset_password(actor=clerk, user=user, at=AT),
        lambda: remove_second_factor(actor=clerk, user=user, at=AT),
        lambda: deactivate_user(actor=audit.CITIZEN, user=user, at=AT),
    ):
        with pytest.raises(NotAllowedError):
            act()
    assert Entry.objects.count() == before


def test_every_action_leaves_one_entry_in_the_audit(administrator: User, admin: Actor) -> None:
    before = Entry.objects.count()
    user = create_user(actor=admin, username="mori", display_name="森", name_kana="もり", at=AT).user
    change_user(actor=admin, user=user, display_name="森 花", name_kana="もり はな", at=AT)
    given = grant_role(actor=admin, user=user, role=Role.AUDITOR, valid_from=TODAY, at=AT)
    revoke_role(actor=admin, grant=given, at=AT)
    reset_password(actor=admin, user=user, at=AT)
    remove_second_factor(actor=admin, user=user, at=AT)
    deactivate_user(actor=admin, user=user, at=AT)
    reactivate_user(actor=admin, user=user, at=AT)
    names = ["created", "renamed", "role_granted", "role_revoked", "password_reset", "second_factor_removed"]
    names += ["deactivated", "reactivated"]
    entries = list(Entry.objects.order_by("pk"))[before:]
    assert [entry.action for entry in entries] == [f"staff.{name}" for name in names]
    assert {(entry.actor_id, entry.target_id) for entry in entries} == {(admin.user_id, str(user.pk))}


def test_the_database_knows_no_superuser_no_unknown_role_and_no_section_staff_without_a_section(
    in_imabari: Tenant,
) -> None:
    user = someone()
    wrong: list[Callable[[], object]] = [
        lambda: User.objects.filter(pk=user.pk).update(is_superuser=True),
        lambda: User.objects.filter(pk=user.pk).update(is_staff=True),
        lambda: RoleGrant.objects.create(user=user, role="emperor", valid_from=TODAY),
        lambda: RoleGrant.objects.create(user=user, role=Role.SECTION_STAFF, valid_from=TODAY),
    ]
    for act in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
    with pytest.raises(errors.NobodyAboveRolesError):
        User.objects.create_superuser("root", password="x")


def test_a_role_of_one_city_is_none_in_another(administrator: User, saijo: Tenant) -> None:
    with use(saijo):
        assert actor_for(administrator, on=TODAY).roles == frozenset()
