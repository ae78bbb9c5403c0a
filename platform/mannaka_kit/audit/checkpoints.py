"""Sign the chain's head, and hand the signature outside."""

import base64
import os
from datetime import UTC
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import transaction

import mannaka_tenancy
from mannaka_kit import clock
from mannaka_kit.audit.chain import CHECKPOINT_FORMAT, canonical, checkpoint_message
from mannaka_kit.audit.models import Checkpoint, Link
from mannaka_kit.audit.sequencer import sequence_entries

# A week of checkpoints: an outside that could not be written to for longer needs a person.
_FURTHEST_BACK = 2_016


class ForkedChainError(Exception):
    """Outside lies a checkpoint of the same place with another head: the chain was rewritten."""


def public_key() -> str:
    """Return the key that verifies checkpoints, as base64; the city keeps a copy of its own."""
    return base64.b64encode(_key().public_key().public_bytes_raw()).decode()


def sign_checkpoint() -> Checkpoint | None:
    """Chain what is waiting, sign the current city's head if it moved, and hand out every checkpoint not yet outside.

    :raises ForkedChainError: if outside lies a checkpoint that contradicts the database.
    """
    sequence_entries(everything=True)
    signed = _sign_head()
    for checkpoint in reversed(_not_yet_outside()):
        _hand_out(checkpoint)
    return signed


def newest_is_ours() -> bool:
    """Tell whether the current city's newest checkpoint was signed with this installation's key; none yet is ours."""
    newest = Checkpoint.objects.order_by("-seq").first()
    if newest is None:
        return True
    written = newest.at.astimezone(UTC).isoformat(timespec="microseconds")
    message = checkpoint_message(str(mannaka_tenancy.require_current().key), newest.seq, newest.hash, written)
    try:
        _key().public_key().verify(base64.b64decode(newest.signature), message)
    except InvalidSignature:
        return False
    return True


def checkpoint_values(checkpoint: Checkpoint) -> dict[str, object]:
    """Return a checkpoint as it stands in files and exports."""
    return {
        "format": CHECKPOINT_FORMAT,
        "city": str(mannaka_tenancy.require_current().key),
        "seq": checkpoint.seq,
        "hash": checkpoint.hash,
        "at": checkpoint.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "signature": checkpoint.signature,
    }


def _sign_head() -> Checkpoint | None:
    with transaction.atomic():
        head = Link.objects.order_by("-seq").first()
        if head is None or Checkpoint.objects.filter(seq__gte=head.seq).exists():
            return None
        at = clock.now()
        written = at.isoformat(timespec="microseconds")
        message = checkpoint_message(str(mannaka_tenancy.require_current().key), head.seq, head.hash, written)
        signature = base64.b64encode(_key().sign(message)).decode()
        return Checkpoint.objects.create(seq=head.seq, hash=head.hash, at=at, signature=signature)


def _not_yet_outside() -> list[Checkpoint]:
    """Return, newest first, what came after the last one outside; they go out oldest first, so that no hole remains."""
    missing = []
    for checkpoint in Checkpoint.objects.order_by("-seq")[:_FURTHEST_BACK]:
        target = _file_of(checkpoint)
        if target.exists():
            if target.read_text() != _text_of(checkpoint):
                raise ForkedChainError(f"checkpoint {checkpoint.seq} outside differs from the one in the database")
            break
        missing.append(checkpoint)
    return missing


def _hand_out(checkpoint: Checkpoint) -> None:
    """Write the file whole or not at all."""
    target = _file_of(checkpoint)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{checkpoint.seq}.{os.getpid()}")
    with draft.open("w") as file:
        file.write(_text_of(checkpoint))
        file.flush()
        os.fsync(file.fileno())
    draft.rename(target)


def _file_of(checkpoint: Checkpoint) -> Path:
    folder = Path(settings.MANNAKA_CHECKPOINT_DIR) / str(mannaka_tenancy.require_current().key)
    return folder / f"{checkpoint.seq}.json"


def _text_of(checkpoint: Checkpoint) -> str:
    return canonical(checkpoint_values(checkpoint)) + "\n"


def _key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(settings.MANNAKA_AUDIT_KEY)
