"""Black out parts of what a body reads."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from case_core.sharing.errors import BlackenedMeanwhileError, RevokedBeforeError, SpanNotThereError
from case_core.sharing.events import ShareBlackened
from case_core.sharing.locks import locked_share
from case_core.sharing.models import ShareGrant
from case_core.sharing.policies import can_share
from case_core.sharing.projection import texts_of
from case_core.sharing.rules import needs_second_person
from case_core.sharing.standing import terms_of
from case_core.sharing.veils import Span, is_within, merged, veil_of, version_of
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor
from tenants.partners.data_classes import DataClass


@transaction.atomic
def blacken_share(
    *, grant_id: int, spans: Mapping[str, Sequence[Span]], seen_edition: int, actor: Actor, at: datetime
) -> ShareGrant:
    """
    Cover parts of a share's texts, as a new version in the place of the last one; open pages of the body follow.

    Where two people decide over the share, uncovering anything is theirs as well: it waits for the second one again.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ShareNotFoundError: there is no such share.
    :raises CaseNotFoundError: its case is hidden from the actor.
    :raises RevokedBeforeError: it was taken back.
    :raises BlackenedMeanwhileError: a colleague made another version since the actor looked.
    :raises SpanNotThereError: no text of the share has such a part.
    """
    require(can_share(actor))
    grant = locked_share(grant_id, actor=actor)
    if grant.revoked_at is not None:
        raise RevokedBeforeError
    before = veil_of(grant)
    if before.edition != seen_edition:
        raise BlackenedMeanwhileError
    texts = texts_of(grant, [DataClass(each) for each in grant.data_classes])
    _check(texts, spans)
    opens = any(not is_within(covered, spans.get(place, ())) for place, covered in before.spans.items())
    if opens and needs_second_person(terms_of([grant], at=at)[grant.pk]):
        grant.approved_by, grant.approved_at = None, None
    grant.blackouts = [*grant.blackouts, version_of(texts, spans, by=actor.user_id, at=at)]
    grant.save(update_fields=["blackouts", "approved_by", "approved_at"])
    _tell(grant, actor=actor, at=at, count=sum(len(merged(found)) for found in spans.values()))
    return grant


def _check(texts: Mapping[str, str], spans: Mapping[str, Sequence[Span]]) -> None:
    for place, found in spans.items():
        if any(not 0 <= span.begins < span.ends <= len(texts.get(place, "")) for span in found):
            raise SpanNotThereError(field="spans")


def _tell(grant: ShareGrant, *, actor: Actor, at: datetime, count: int) -> None:
    details = {"edition": len(grant.blackouts), "count": count, "organization": grant.organization_id}
    audit.record("share.blackened", actor=actor, target=grant, at=at, case_id=grant.case_id, details=details)
    events.record(ShareBlackened(case_id=grant.case_id, grant_id=grant.pk, organization_id=grant.organization_id))
