import re

import pytest

from mannaka_kit import identifiers
from mannaka_tenancy import Tenant, use


def test_a_receipt_secret_is_short_and_has_no_letters_that_look_alike() -> None:
    for _ in range(500):
        secret = identifiers.new_receipt_secret()
        assert re.fullmatch(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}", secret)
        assert not set(secret) & set("01258BILOQSUVZ")


def test_secrets_do_not_repeat() -> None:
    assert len({identifiers.new_receipt_secret() for _ in range(5_000)}) == 5_000


@pytest.mark.parametrize(
    "typed", ["K7RM-3XHD-9FCT", "k7rm3xhd9fct", "Ｋ７ＲＭ　３ＸＨＤ　９ＦＣＴ", " k7rm-3xhd 9fct "]
)
def test_a_secret_is_known_again_however_it_is_typed(imabari: Tenant, typed: str) -> None:
    with use(imabari):
        stored = identifiers.secret_hash("K7RM-3XHD-9FCT")
        assert identifiers.secret_matches(typed, stored)


def test_a_wrong_secret_and_the_other_citys_hash_do_not_match(imabari: Tenant, saijo: Tenant) -> None:
    with use(imabari):
        stored = identifiers.secret_hash("K7RM-3XHD-9FCT")
        assert not identifiers.secret_matches("K7RM-3XHD-9FCC", stored)
        assert not identifiers.secret_matches("", stored)
    with use(saijo):
        assert not identifiers.secret_matches("K7RM-3XHD-9FCT", stored)


def test_keys_are_uuids_of_version_7_and_sort_by_time() -> None:
    import time

    first = identifiers.new_key()
    time.sleep(0.003)
    second = identifiers.new_key()
    assert (first.version, first.variant) == (7, "specified in RFC 4122")
    assert first < second
