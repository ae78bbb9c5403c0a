"""Wagtail's group follows the role, and counts only while the role is in force."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from mannaka_kit import audit, clock
from mannaka_tenancy import Tenant, use
from tenants.accounts.actions.create_user import create_user
from tenants.accounts.actions.grant_role import grant_role
from tenants.accounts.actions.revoke_role import revoke_role
from tenants.accounts.models import RoleGrant, User
from tenants.accounts.roles import Role
from tenants.accounts.seed import seed_city
from tests.tenants.conftest import AT


def someone() -> User:
    user = create_user(actor=audit.OPERATOR, username="mori", display_name="森", name_kana="もり", at=AT).user
    user.password_is_one_time = False
    user.save()
    return user


def fresh(user: User) -> User:
    """Return the person as the next request reads them: without Django's memory of permissions."""
    return User.objects.get(pk=user.pk)


def give(user: User, **days: int) -> RoleGrant:
    today = clock.today()
    return grant_role(
        actor=audit.OPERATOR,
        user=user,
        role=Role.ADMINISTRATOR,
        valid_from=today + timedelta(days=days.get("since", 0)),
        valid_until=today + timedelta(days=days["until"]) if "until" in days else None,
        at=clock.now(),
    )


def may_edit(user: User) -> bool:
    return fresh(user).has_perm("wagtailadmin.access_admin")


def test_every_city_has_the_group_with_pages_images_and_documents(in_imabari: Tenant, saijo: Tenant) -> None:
    for city in (in_imabari, saijo):
        with use(city):
            group = Group.objects.get(name="administrators")
            codes = GroupPagePermission.objects.filter(group=group).values_list("permission__codename", flat=True)
            assert {"add_page", "change_page", "publish_page"} <= set(codes)
            files = GroupCollectionPermission.objects.filter(group=group, collection=Collection.get_first_root_node())
            assert {"add_image", "choose_image", "add_document"} <= set(
                files.values_list("permission__codename", flat=True)
            )


def rights() -> list[int]:
    models = (Group, Group.permissions.through, GroupPagePermission, GroupCollectionPermission)
    return [model._default_manager.count() for model in models]


def test_seeding_again_changes_nothing(in_imabari: Tenant) -> None:
    before = rights()
    seed_city()
    assert rights() == before


def test_the_administrator_edits_pages_until_the_role_is_taken(administrator: User) -> None:
    user = someone()
    assert not may_edit(user)
    given = give(user)
    assert may_edit(user)
    assert Page.get_first_root_node().permissions_for_user(fresh(user)).can_publish_subpage()
    revoke_role(actor=audit.OPERATOR, grant=given, at=clock.now())
    assert not may_edit(user)
    assert not fresh(user).groups.exists()


@pytest.mark.parametrize("days", [{"since": 1}, {"since": -10, "until": -1}])
def test_outside_its_days_the_role_opens_nothing(administrator: User, days: dict[str, int]) -> None:
    user = someone()
    give(user, **days)
    assert not may_edit(user)


def test_a_stopped_account_and_a_one_time_pass_phrase_open_nothing(administrator: User) -> None:
    user = someone()
    give(user)
    User.objects.filter(pk=user.pk).update(password_is_one_time=True)
    assert not may_edit(user)
    User.objects.filter(pk=user.pk).update(password_is_one_time=False, is_active=False)
    assert not may_edit(user)


def test_taking_one_of_two_administrator_roles_leaves_the_group(administrator: User) -> None:
    user = someone()
    first = give(user, until=10)
    give(user, since=11)
    revoke_role(actor=audit.OPERATOR, grant=first, at=clock.now())
    assert fresh(user).groups.exists()
    assert not may_edit(user)


@pytest.mark.parametrize("role", [Role.CENTRE_STAFF, Role.AUDITOR])
def test_other_roles_open_no_wagtail(
    administrator: User, imabari: Tenant, role: Role, sign_in: Callable[[Tenant, User], Client]
) -> None:
    user = someone()
    grant_role(actor=audit.OPERATOR, user=user, role=role, valid_from=clock.today(), at=clock.now())
    assert not may_edit(user)
    assert sign_in(imabari, user).get("/cms/").status_code in {302, 403}
    assert sign_in(imabari, administrator).get("/cms/").status_code == 200
