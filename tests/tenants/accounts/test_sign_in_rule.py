"""Who must use a second factor, from which day on."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from mannaka_kit import audit
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_tenancy import Tenant, use
from tenants.accounts.actions.change_sign_in_rule import change_sign_in_rule
from tenants.accounts.actor import Actor
from tenants.accounts.errors import RuleInThePastError
from tenants.accounts.models import SignInRule, User
from tenants.accounts.second_factor import NeededBy
from tenants.accounts.selectors import actor_for
from tenants.accounts.sign_in.state import session_user, sign_in_state
from tenants.accounts.sign_in_rules import readiness_for, rules_for
from tests.tenants.browsing import page, post
from tests.tenants.conftest import AT, TODAY

RULE = "/staff/settings/sign-in/"
TOMORROW = TODAY + timedelta(days=1)


def decide(needed_by: NeededBy, applies_from: date = TODAY) -> SignInRule:
    return change_sign_in_rule(actor=audit.OPERATOR, needed_by=needed_by, applies_from=applies_from, at=AT)


def register(user: User) -> None:
    Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "鍵"})


@pytest.mark.usefixtures("in_imabari")
def test_a_rule_is_audited_and_told_to_whoever_listens(admin: Actor) -> None:
    rule = change_sign_in_rule(actor=admin, needed_by=NeededBy.EVERYONE, applies_from=TOMORROW, at=AT)
    entry = Entry.objects.get(action="sign_in.rule_changed")
    assert (entry.actor_id, entry.target_id) == (admin.user_id, str(rule.pk))
    assert entry.details == {"v": 1, "needed_by": "everyone", "applies_from": TOMORROW.isoformat()}


def test_only_administrators_decide_and_never_for_days_gone_by(clerk: Actor, admin: Actor) -> None:
    with pytest.raises(NotAllowedError):
        change_sign_in_rule(actor=clerk, needed_by=NeededBy.NOBODY, applies_from=TODAY, at=AT)
    with pytest.raises(RuleInThePastError) as refused:
        change_sign_in_rule(actor=admin, needed_by=NeededBy.EVERYONE, applies_from=TODAY - timedelta(days=1), at=AT)
    assert refused.value.field == "applies_from"
    for read in (lambda: rules_for(clerk, on=TODAY), lambda: readiness_for(clerk, on=TODAY)):
        with pytest.raises(NotAllowedError):
            read()


def test_a_new_announcement_replaces_the_one_that_has_not_begun(admin: Actor) -> None:
    decide(NeededBy.ADMINISTRATORS)
    decide(NeededBy.EVERYONE, TODAY + timedelta(days=30))
    decide(NeededBy.NOBODY, TODAY + timedelta(days=10))
    begun, planned = rules_for(admin, on=TODAY)
    assert begun is not None
    assert planned is not None
    assert (begun.needed_by, planned.needed_by) == (NeededBy.ADMINISTRATORS, NeededBy.NOBODY)
    decide(NeededBy.EVERYONE)
    assert [rule.needed_by for rule in SignInRule.objects.all()] == [NeededBy.EVERYONE]


@pytest.mark.parametrize(
    ("rule", "of_administrator", "of_clerk"),
    [(NeededBy.NOBODY, False, False), (NeededBy.ADMINISTRATORS, True, False), (NeededBy.EVERYONE, True, True)],
)
def test_the_rule_asks_whom_it_names_and_nobody_who_has_a_second_factor(
    administrator: User, clerk: Actor, rule: NeededBy, of_administrator: bool, of_clerk: bool
) -> None:
    decide(rule)
    for user, expected in ((administrator, of_administrator), (User.objects.get(pk=clerk.pk), of_clerk)):
        actor = actor_for(user, on=TODAY)
        assert sign_in_state(user, on=TODAY).is_owed_by(actor) is expected
        register(user)
        assert not sign_in_state(user, on=TODAY).is_owed_by(actor)


def test_recovery_codes_alone_are_no_second_factor(administrator: User, admin: Actor) -> None:
    decide(NeededBy.EVERYONE)
    Authenticator.objects.create(user=administrator, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert sign_in_state(administrator, on=TODAY).is_owed_by(admin)


def test_the_user_of_a_session_brings_the_state_along_in_one_query(
    administrator: User, admin: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    decide(NeededBy.EVERYONE, TOMORROW)
    with django_assert_num_queries(1):
        user = session_user(administrator.pk, on=TODAY)
        assert user is not None
        state = sign_in_state(user, on=TODAY)
    assert not state.is_owed_by(admin)
    assert state.owed_from(admin) == TOMORROW


def test_from_the_day_on_every_page_leads_to_the_set_up_and_work_begins_after_it(
    administrator: User, imabari: Tenant, sign_in: Callable[[Tenant, User], Client]
) -> None:
    with time_machine.travel(AT, tick=False) as traveller:
        desk = sign_in(imabari, administrator)
        decide(NeededBy.ADMINISTRATORS, TOMORROW)
        assert "2つめの確認が必要です" in page(desk, "/staff/settings/")
        traveller.shift(timedelta(days=1))
        desk = sign_in(imabari, administrator)
        for path in ("/staff/settings/", "/staff/", "/cms/", "/account/sessions/"):
            assert desk.get(path)["Location"] == "/account/2fa/start/", path
        assert "2つめの確認の準備" in page(desk, "/account/2fa/start/")
        register(administrator)
        assert desk.get("/account/2fa/start/")["Location"] == "/staff/"
        assert desk.get("/staff/settings/").status_code == 200


def test_the_page_counts_who_is_ready_and_decides(
    administrator: User, clerk: Actor, imabari: Tenant, sign_in: Callable[[Tenant, User], Client]
) -> None:
    with time_machine.travel(AT, tick=False):
        desk = sign_in(imabari, administrator)
        shown = page(desk, RULE)
        assert "いまは、どの職員もパスワードだけでサインインできます" in shown
        assert "2人のうち 0人が登録済み" in shown
        assert "あなたも、まだ登録していません" in shown
        register(administrator)
        refused = post(desk, RULE, {"needed_by": "everyone", "applies_from": "2020-01-01"})
        assert "きょうか、それより後" in refused.content.decode()
        done = post(desk, RULE, {"needed_by": "everyone", "applies_from": TOMORROW.isoformat()})
        assert done.status_code == 302
        assert "1人のうち 1人が登録済み" in page(desk, RULE)


def test_a_rule_of_one_city_is_none_in_another(administrator: User, saijo: Tenant) -> None:
    decide(NeededBy.EVERYONE)
    with use(saijo):
        assert not SignInRule.objects.exists()


def test_an_event_is_recorded_only_where_somebody_listens(administrator: User) -> None:
    before = OutboxEvent.objects.count()
    decide(NeededBy.EVERYONE)
    assert OutboxEvent.objects.count() == before
