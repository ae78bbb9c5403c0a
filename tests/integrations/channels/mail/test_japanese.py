"""Our decoders against those of the standard library, sign by sign."""

import pytest

from integrations.channels.mail.reading.japanese import GETA, decode_euc, decode_jis, decode_windows

# Where Windows and the standard shows different signs for one code: two ways to draw a wave, a dash, a bar.
KNOWN = {"〜": "～", "−": "－", "‖": "∥", "¢": "￠", "£": "￡", "¬": "￢", "―": "—", "\\": "＼", "—": "―"}


def grid() -> list[bytes]:
    """Return every code of JIS X 0208."""
    return [bytes((row, cell)) for row in range(0x21, 0x75) for cell in range(0x21, 0x7F)]


def test_every_sign_of_the_standard_is_the_same() -> None:
    for pair in grid():
        written = b"\x1b$B" + pair + b"\x1b(B"
        try:
            expected = written.decode("iso2022_jp")
        except UnicodeDecodeError:
            continue
        found = decode_jis(written)
        assert found in {expected, KNOWN.get(expected)}, (pair, found, expected)


def test_every_code_of_windows_is_read_and_never_as_nothing() -> None:
    for pair in grid():
        assert len(decode_jis(b"\x1b$B" + pair + b"\x1b(B")) == 1


def test_euc_is_jis_with_the_high_bits_set() -> None:
    for pair in grid():
        high = bytes(each | 0x80 for each in pair)
        assert decode_euc(high) == decode_jis(b"\x1b$B" + pair + b"\x1b(B")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (b"\x1b$B-!\x1b(B", "①"),
        (b"\x1b$B|b\x1b(B", "髙"),
        (b"\x1b(I6^\x1b(B", "ｶﾞ"),
        (b"\x0e6^\x0f", "ｶﾞ"),
        (b'\x1b$B$"\r\n$$\x1b(B', "あ\r\nい"),
        (b"\x1b(Jyen\x1b(B", "yen"),
        (b"\x1b$(D\x30\x21\x1b(B", "丂"),
        (b"plain", "plain"),
    ],
)
def test_what_mailers_write_is_read(written: bytes, expected: str) -> None:
    assert decode_jis(written) == expected


@pytest.mark.parametrize("written", [b"\x1b$B$", b"\x1b$B$\x1b(B", b"\xe3\x81\x82", b"\x1b$B\xff\xff"])
def test_what_is_no_jis_is_refused(written: bytes) -> None:
    with pytest.raises(UnicodeDecodeError):
        decode_jis(written)


@pytest.mark.parametrize("written", [b"\xa4", b"\xff\xff", b"\x80", b"\x8f\xa1"])
def test_what_is_no_euc_is_refused(written: bytes) -> None:
    with pytest.raises(UnicodeDecodeError):
        decode_euc(written)


def test_half_width_kana_and_the_supplement_are_read_in_euc() -> None:
    assert decode_euc(b"\x8e\xb6\x8e\xde\x8f\xb0\xa1") == "ｶﾞ丂"


def test_what_no_character_exists_for_is_shown_as_geta() -> None:
    assert decode_windows(b"\xf8\x9f\xf0\x40") == GETA * 2
