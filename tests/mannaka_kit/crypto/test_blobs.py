"""The content of a file opens only in its city and its place."""

import pytest

from mannaka_kit.crypto import UndecipherableError, cell
from mannaka_kit.crypto.blobs import seal, unseal
from mannaka_tenancy import NoTenantError, Tenant, use

HERE = cell("case_attachment", "copy", 1)
CONTENT = "督促状".encode() * 1000


@pytest.mark.parametrize("content", [b"", b"\x00", CONTENT], ids=len)
def test_what_is_sealed_opens_as_it_was(in_imabari: Tenant, content: bytes) -> None:
    sealed = seal(content, purpose="files", aad=HERE)

    assert unseal(sealed, purpose="files", aad=HERE) == content
    assert CONTENT not in sealed


def test_no_two_seals_are_alike(in_imabari: Tenant) -> None:
    assert seal(CONTENT, purpose="files", aad=HERE) != seal(CONTENT, purpose="files", aad=HERE)


def test_another_city_place_or_purpose_opens_nothing(in_imabari: Tenant, saijo: Tenant) -> None:
    sealed = seal(CONTENT, purpose="files", aad=HERE)

    with pytest.raises(UndecipherableError):
        unseal(sealed, purpose="files", aad=cell("case_attachment", "original", 1))
    with pytest.raises(UndecipherableError):
        unseal(sealed, purpose="letters", aad=HERE)
    with use(saijo), pytest.raises(UndecipherableError):
        unseal(sealed, purpose="files", aad=HERE)


@pytest.mark.parametrize("place", [0, 4, 20, -1])
def test_one_altered_byte_opens_nothing(in_imabari: Tenant, place: int) -> None:
    sealed = bytearray(seal(CONTENT, purpose="files", aad=HERE))
    sealed[place] ^= 1

    with pytest.raises(UndecipherableError):
        unseal(bytes(sealed), purpose="files", aad=HERE)


@pytest.mark.parametrize("sealed", [b"", b"m1b\x00", b"m1b\x00" + b"x" * 11, CONTENT], ids=len)
def test_what_was_never_sealed_opens_nothing(in_imabari: Tenant, sealed: bytes) -> None:
    with pytest.raises(UndecipherableError):
        unseal(sealed, purpose="files", aad=HERE)


def test_outside_a_city_nothing_is_sealed() -> None:
    with pytest.raises(NoTenantError):
        seal(CONTENT, purpose="files", aad=HERE)
