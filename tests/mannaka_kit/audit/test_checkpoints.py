import base64
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from mannaka_kit.audit import checkpoints
from mannaka_kit.audit.chain import checkpoint_message
from mannaka_kit.audit.checkpoints import ForkedChainError, public_key, sign_checkpoint
from mannaka_kit.audit.models import Checkpoint, Link
from mannaka_kit.audit.tasks import checkpoint_all, sequence_all
from mannaka_tenancy import Tenant, control, use
from tests.mannaka_kit.audit.conftest import record


def test_the_head_is_signed_and_handed_outside(db: None, imabari: Tenant, outside: Path) -> None:
    record(imabari)
    with use(imabari):
        signed = sign_checkpoint()
        assert signed is not None
        assert signed.seq == Link.objects.count()
    values = json.loads((outside / str(imabari.key) / f"{signed.seq}.json").read_text())
    assert (values["city"], values["seq"], values["hash"]) == (str(imabari.key), signed.seq, signed.hash)
    message = checkpoint_message(values["city"], values["seq"], values["hash"], values["at"])
    Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key())).verify(
        base64.b64decode(values["signature"]), message
    )


def test_a_head_that_has_not_moved_is_not_signed_again(db: None, imabari: Tenant, outside: Path) -> None:
    record(imabari)
    with use(imabari):
        assert sign_checkpoint() is not None
        assert sign_checkpoint() is None
        assert Checkpoint.objects.count() == 1


def test_a_city_without_entries_has_nothing_to_sign(db: None, saijo: Tenant, outside: Path) -> None:
    with use(saijo):
        if Link.objects.exists():
            sign_checkpoint()
        assert sign_checkpoint() is None


def test_what_could_not_be_written_is_handed_out_the_next_time(
    db: None, imabari: Tenant, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_checkpoint: Checkpoint) -> None:
        raise OSError(28, "No space left on device")

    with use(imabari):
        for _ in range(3):
            record(imabari)
            with monkeypatch.context() as patch:
                patch.setattr(checkpoints, "_hand_out", full)
                with pytest.raises(OSError, match="No space"):
                    sign_checkpoint()
        assert not (outside / str(imabari.key)).exists()
        sign_checkpoint()
        signed = {f"{seq}.json" for seq in Checkpoint.objects.values_list("seq", flat=True)}
    assert len(signed) == 3
    assert {path.name for path in (outside / str(imabari.key)).iterdir()} == signed


def test_another_head_at_the_same_place_outside_is_an_alarm(db: None, imabari: Tenant, outside: Path) -> None:
    record(imabari)
    with use(imabari):
        signed = sign_checkpoint()
        assert signed is not None
        path = outside / str(imabari.key) / f"{signed.seq}.json"
        path.write_text(path.read_text().replace(signed.hash, "0" * 64))
        record(imabari)
        with pytest.raises(ForkedChainError):
            sign_checkpoint()


def test_beat_serves_every_city_and_one_citys_trouble_does_not_stop_the_others(
    db: None, imabari: Tenant, saijo: Tenant, outside: Path
) -> None:
    for city in (imabari, saijo):
        record(city, "beat.test")
    with control():
        sequence_all()
    for city in (imabari, saijo):
        with use(city):
            assert Link.objects.filter(entry__action="beat.test").exists()
    outside.mkdir()
    (outside / str(imabari.key)).write_text("a file where a folder must be")
    with control():
        checkpoint_all()
    assert list((outside / str(saijo.key)).glob("*.json"))
