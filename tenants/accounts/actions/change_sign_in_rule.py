"""Decide who must use a second factor."""

from datetime import date, datetime

from django.db import transaction

from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.administrators import lock_administrators
from tenants.accounts.errors import RuleInThePastError
from tenants.accounts.events import SignInRuleChanged
from tenants.accounts.models import SignInRule
from tenants.accounts.policies import Acting, can_administer
from tenants.accounts.second_factor import NeededBy


@transaction.atomic
def change_sign_in_rule(*, actor: Acting, needed_by: NeededBy, applies_from: date, at: datetime) -> SignInRule:
    """Announce a rule from a day on; what was announced before and has not begun is withdrawn.

    :raises NotAllowedError: if the actor is no administrator.
    :raises RuleInThePastError: if the day is over.
    """
    require(can_administer(actor))
    today = at.astimezone(clock.TOKYO).date()
    if applies_from < today:
        raise RuleInThePastError(field="applies_from")
    lock_administrators(today)  # two at once decide one after the other
    SignInRule.objects.filter(applies_from__gt=today).delete()
    rule, _made = SignInRule.objects.update_or_create(
        applies_from=applies_from, defaults={"needed_by": needed_by, "announced_at": at}
    )
    details = {"needed_by": needed_by.value, "applies_from": applies_from.isoformat()}
    audit.record("sign_in.rule_changed", actor=actor, target=rule, at=at, details=details)
    events.record(SignInRuleChanged(rule_id=rule.pk))
    return rule
