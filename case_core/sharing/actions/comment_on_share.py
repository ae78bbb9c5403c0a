"""Write something to a case as somebody of a body that it is shared with."""

from datetime import datetime
from typing import Final

from django.db import transaction

from case_core.cases.events import ContactRecorded
from case_core.cases.models import Contact
from case_core.cases.statements import write_statements
from case_core.cases.states import Channel, Direction, StatementKind
from case_core.sharing.errors import CommentNotAllowedError, NothingSaidError, ShareNotFoundError, ShareOverError
from case_core.sharing.locks import locked_share
from case_core.sharing.models import ShareGrant
from case_core.sharing.standing import sights_of
from case_core.sharing.states import ShareAct
from mannaka_kit import audit
from mannaka_kit.outbox import events
from tenants.partners.actor import PartnerActor

MOST_LETTERS: Final = 2000


@transaction.atomic
def comment_on_share(*, grant_id: int, words: str, actor: PartnerActor, at: datetime) -> Contact:
    """
    Put words of a body into the course of the case, as a third party's, which is what they are.

    :raises ShareNotFoundError: nothing of the kind was shared with this person.
    :raises ShareOverError: it was, and opens nothing any more.
    :raises CommentNotAllowedError: they may see it, and not write; or the case has ended.
    :raises NothingSaidError: the words are empty.
    """
    grant = _theirs(grant_id, actor=actor)
    if not sights_of([grant], at=at)[grant.pk]:
        raise ShareOverError
    if grant.act != ShareAct.COMMENT or grant.case.is_closed:
        raise CommentNotAllowedError
    if not words.strip():
        raise NothingSaidError(field="words")
    contact = Contact.objects.create(
        case=grant.case, at=at, channel=Channel.WEB, direction=Direction.INCOMING, author_id=actor.user_id
    )
    said = {StatementKind.THIRD_PARTY.value: words}
    write_statements(contact, said, third_party=actor.organization_name)
    grant.case.touched_at = at
    grant.case.save(update_fields=["touched_at"])
    details = {"grant": grant.pk, "organization": grant.organization_id}
    audit.record("share.commented", actor=actor, target=contact, at=at, case_id=grant.case_id, details=details)
    events.record(ContactRecorded(case_id=grant.case_id, contact_id=contact.pk))
    return contact


def _theirs(grant_id: int, *, actor: PartnerActor) -> ShareGrant:
    mine = ShareGrant.objects.for_member(organization_id=actor.organization_id, member_id=actor.member_id)
    if not mine.filter(pk=grant_id).exists():
        raise ShareNotFoundError
    return locked_share(grant_id, actor=None)
