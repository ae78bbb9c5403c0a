"""Invitations: one person, one address, one use; what somebody who acts for a body has, and when it ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail

from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_tenancy import use
from tenants.accounts import selectors as accounts
from tenants.accounts.actions.grant_role import grant_role
from tenants.accounts.errors import NoRoleForPartnersError
from tenants.accounts.grants import Held, actor_of
from tenants.accounts.models import User
from tenants.accounts.roles import Role
from tenants.partners import errors, selectors
from tenants.partners.actions.accept_invitation import accept_invitation
from tenants.partners.actions.close_organization import close_organization
from tenants.partners.actions.end_agreement import end_agreement
from tenants.partners.actions.invite_member import invite_member
from tenants.partners.actions.mail_invitation import mail_invitation
from tenants.partners.actions.remove_member import remove_member
from tenants.partners.actions.withdraw_invitation import withdraw_invitation
from tenants.partners.models import PartnerInvitation, PartnerMember
from tests.support.partners import ADDRESS, a_body, a_member, acting, agreed, invited
from tests.tenants.conftest import AT, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django import Settings

    from mannaka_kit.errors import AnticipatedError
    from mannaka_tenancy import Tenant
    from tenants.accounts.actor import Actor

HOUR = timedelta(hours=1)


def taken_up(token: str, *, email: str = ADDRESS, hours: int = 0) -> User:
    return accept_invitation(token=token, email=email, at=AT + hours * HOUR)


def test_whoever_takes_an_invitation_up_acts_for_the_body_without_password_or_role(admin: Actor) -> None:
    body = a_body(at=AT)
    _invitation, token = invited(body, at=AT, actor=admin)
    user = taken_up(token, email=" ＳＡＴＯ@shakyo.example ", hours=71)
    assert (user.username, user.display_name, user.is_partner, user.has_usable_password()) == (
        *(ADDRESS, "佐藤 恵", True),
        False,
    )
    actor = selectors.partner_actor_of(user)
    assert actor is not None
    assert (actor.organization_id, actor.organization_name, actor.audit_label) == (body.pk, body.name, "partner")
    assert not accounts.actor_for(user, on=TODAY).roles
    entry = Entry.objects.get(action="partner_member.joined")
    assert (entry.actor_id, entry.actor_label) == (user.pk, "partner")


@pytest.mark.parametrize("hours", [0, 73])
def test_a_link_that_was_used_has_run_out_or_was_taken_back_opens_nothing(admin: Actor, hours: int) -> None:
    body = a_body(at=AT)
    late, token = invited(body, at=AT)
    with pytest.raises(errors.InvitationExpiredError):
        taken_up(token, hours=72)
    withdraw_invitation(actor=admin, invitation=late, at=AT)
    with pytest.raises(errors.InvitationWithdrawnError):
        taken_up(token, hours=hours)
    with pytest.raises(errors.InvitationOverError):
        withdraw_invitation(actor=admin, invitation=late, at=AT)
    _again, second = invited(body, at=AT)
    taken_up(second)
    with pytest.raises(errors.InvitationUsedError):
        taken_up(second, hours=hours)
    assert User.objects.filter(username=ADDRESS).count() == 1


def test_an_invitation_is_for_one_address_and_one_city(in_imabari: Tenant, saijo: Tenant) -> None:
    _invitation, token = invited(a_body(at=AT), at=AT)
    with pytest.raises(errors.OtherAddressError) as refused:
        taken_up(token, email="other@shakyo.example")
    assert refused.value.field == "email"
    with pytest.raises(errors.InvitationNotFoundError):
        taken_up("guessed")
    with use(saijo), pytest.raises(errors.InvitationNotFoundError):
        taken_up(token)
    assert not PartnerMember.objects.exists()
    assert not User.objects.filter(username__contains="@").exists()


def test_a_new_invitation_takes_the_place_of_the_last_and_its_token_is_kept_nowhere(in_imabari: Tenant) -> None:
    body = a_body(at=AT)
    _first, old = invited(body, at=AT)
    second, new = invited(body, at=AT)
    with pytest.raises(errors.InvitationWithdrawnError):
        taken_up(old)
    row = PartnerInvitation.objects.filter(pk=second.pk).values()[0]
    assert new not in {str(value) for value in row.values()}
    assert not OutboxEvent.objects.filter(kwargs__icontains=new).exists()
    taken_up(new)


def test_whoever_lost_their_passkey_is_invited_again_and_the_old_one_opens_nothing(in_imabari: Tenant) -> None:
    body = a_body(at=AT)
    user = a_member(body, at=AT).user
    Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={})
    epoch = user.session_epoch
    _invitation, token = invited(body, at=AT, name="佐藤 めぐみ")
    assert Authenticator.objects.filter(user=user).exists()
    again = taken_up(token)
    assert (again.pk, again.display_name) == (user.pk, "佐藤 めぐみ")
    assert again.session_epoch > epoch
    assert not Authenticator.objects.filter(user=user).exists()
    assert PartnerMember.objects.get(removed_at=None).user_id == user.pk


def test_nobody_acts_for_two_bodies_but_may_change_from_one_to_the_other(admin: Actor) -> None:
    first, second = a_body(at=AT), a_body(at=AT, name="よろず支援拠点")
    _open, to_second = invited(second, at=AT)
    member = a_member(first, at=AT)
    with pytest.raises(errors.ActsForAnotherError):
        invited(second, at=AT)
    with pytest.raises(errors.ActsForAnotherError):
        taken_up(to_second)
    remove_member(actor=admin, member=member, at=AT)
    moved = selectors.membership_of(taken_up(to_second))
    assert moved is not None
    assert (moved.organization_id, moved.user_id) == (second.pk, member.user_id)


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"display_name": " "}, errors.MemberNameMissingError),
        ({"name_kana": ""}, errors.MemberNameMissingError),
        ({"email": "nobody"}, errors.InvalidEmailError),
        ({"email": f"{'x' * 60}@{'y' * 60}.{'z' * 40}.example"}, errors.InvalidEmailError),
    ],
)
def test_a_wrong_invitation_is_refused_at_its_field(
    admin: Actor, told: dict[str, str], error: type[AnticipatedError]
) -> None:
    body = a_body(at=AT)
    known = {"email": ADDRESS, "display_name": "佐藤 恵", "name_kana": "サトウ"}
    with pytest.raises(error) as refused:
        invite_member(actor=admin, organization_id=body.pk, at=AT, **(known | told))
    assert refused.value.field == next(iter(told))
    assert not PartnerInvitation.objects.exists()


ENDINGS: dict[str, Callable[[PartnerMember, Actor], object]] = {
    "removed": lambda member, admin: remove_member(actor=admin, member=member, at=AT),
    "closed": lambda member, admin: close_organization(actor=admin, organization_id=member.organization_id, at=AT),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_whoever_is_taken_out_acts_for_nobody_and_has_no_account(admin: Actor, ending: str) -> None:
    member = a_member(a_body(at=AT), at=AT)
    _open, waiting = invited(member.organization, at=AT, email="second@shakyo.example")
    epoch = acting(member) and member.user.session_epoch
    ENDINGS[ending](member, admin)
    user = User.objects.get(pk=member.user_id)
    assert selectors.membership_of(user) is None
    assert not user.is_active
    assert user.session_epoch > epoch
    gone = {"removed": errors.MemberGoneError, "closed": errors.OrganizationClosedError}[ending]
    with pytest.raises(gone):
        ENDINGS[ending](member, admin)
    if ending == "closed":
        with pytest.raises(errors.InvitationWithdrawnError):
            taken_up(waiting, email="second@shakyo.example")


def test_the_end_of_an_agreement_signs_the_bodys_people_out_and_nobody_else(admin: Actor) -> None:
    ours = a_member(a_body(at=AT), at=AT)
    others = a_member(a_body(at=AT, name="よろず支援拠点"), at=AT, email="b@body.example")
    epochs = [member.user.session_epoch for member in (ours, others)]
    end_agreement(actor=admin, agreement=agreed(ours.organization, at=AT), at=AT)
    after = [User.objects.get(pk=member.user_id) for member in (ours, others)]
    assert [user.session_epoch - epoch for user, epoch in zip(after, epochs, strict=True)] == [1, 0]
    assert selectors.membership_of(after[0]) is not None


def test_no_role_is_ever_somebodys_of_a_body(admin: Actor) -> None:
    user = a_member(a_body(at=AT), at=AT).user
    with pytest.raises(NoRoleForPartnersError):
        grant_role(actor=admin, user=user, role=Role.AUDITOR, valid_from=date(2020, 4, 1), at=AT)
    assert not actor_of(user, [Held(role=Role.ADMINISTRATOR, section_id=None, is_head=False)]).roles
    assert user not in set(accounts.staff_for(admin, on=TODAY))
    assert accounts.staff_member_for(admin, user.pk) is None


def test_only_administrators_invite_and_take_out(admin: Actor, clerk: Actor) -> None:
    member = a_member(a_body(at=AT), at=AT)
    invitation, _token = invited(member.organization, at=AT)
    for act in (
        lambda: invited(member.organization, at=AT, actor=clerk),
        lambda: remove_member(actor=clerk, member=member, at=AT),
        lambda: withdraw_invitation(actor=clerk, invitation=invitation, at=AT),
        lambda: selectors.invitations_for(clerk, member.organization),
        lambda: selectors.member_for(clerk, member.pk),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_the_mail_holds_the_link_and_goes_once_while_it_waits(in_imabari: Tenant, settings: Settings) -> None:
    body = a_body(at=AT)
    invitation, token = invited(body, at=AT)
    settings.MANNAKA_SENDS_MAIL = False
    assert not mail_invitation(invitation_id=invitation.pk, at=AT)
    settings.MANNAKA_SENDS_MAIL = True
    assert mail_invitation(invitation_id=invitation.pk, at=AT)
    assert not mail_invitation(invitation_id=invitation.pk, at=AT)
    later, _other = invited(body, at=AT)
    assert not mail_invitation(invitation_id=later.pk, at=AT + 72 * HOUR)
    (sent,) = mail.outbox
    assert sent.to == [ADDRESS]
    assert f"/partner/invitation/{token}/" in sent.body
    assert "今治市社会福祉協議会" in sent.body
    assert "1月18日（日）10:00" in sent.body
