"""A section's wish for more time, while the centre has not answered it."""

from datetime import datetime

from case_core.handovers.errors import NoExtensionError
from case_core.handovers.models import Extension, Handover
from case_core.handovers.states import ExtensionStatus
from tenants.accounts.actor import Actor


def asked_extension(handover: Handover) -> Extension:
    """
    Return what a locked hand-over's section asks for.

    :raises NoExtensionError: it asks for nothing.
    """
    asked = Extension.objects.filter(handover=handover, status=ExtensionStatus.ASKED).first()
    if asked is None:
        raise NoExtensionError
    return asked


def decide(asked: Extension, status: ExtensionStatus, *, note: str, actor: Actor, at: datetime) -> None:
    """Write down what the centre said."""
    asked.status, asked.note = status, note
    asked.decided_by_id, asked.decided_at = actor.user_id, at
    asked.save(update_fields=["status", "note", "decided_by", "decided_at"])
