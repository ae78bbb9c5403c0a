"""Shapes: how words became bytes, and what the label says of it."""

from collections.abc import Callable
from typing import Final

from tests.integrations.channels.mail.judged.encoders import (
    as_windows_shows,
    cp932,
    euc_jp,
    in_quoted_printable,
    iso_2022_jp,
    word,
)
from tests.integrations.channels.mail.judged.parts import Judged, Letter, text_part
from tests.integrations.channels.mail.judged.words import Dice

Shape = Callable[[Dice], Judged]
DAMAGED: Final = "\N{REPLACEMENT CHARACTER}"


def _mail(dice: Dice, encode: Callable[[str], bytes], kind: str, way: str = "8bit", *, windows: bool = True) -> Judged:
    """Return a mail whose body is written in one way and labelled in another."""
    letter = Letter(dice)
    shown = as_windows_shows(letter.text) if windows else letter.text
    raw = letter.head() + text_part(encode(letter.text), kind, way)
    return Judged(raw=raw, said=letter.said(fresh=shown))


def jis_with_signs_of_nec_and_ibm(dice: Dice) -> Judged:
    letter = Letter(dice)
    subject = word(letter.subject, "iso-2022-jp")
    raw = letter.head(Subject=subject) + text_part(iso_2022_jp(letter.text), "text/plain; charset=ISO-2022-JP", "7bit")
    said = letter.said(fresh=as_windows_shows(letter.text), subject=as_windows_shows(letter.subject))
    return Judged(raw=raw, said=said)


def jis_with_half_width_kana(dice: Dice) -> Judged:
    letter = Letter(dice)
    letter.text += "\nｶﾌﾞｼｷｶﾞｲｼｬ ｲﾏﾊﾞﾘ ﾃﾞﾝﾜ 0898\nｺﾞｼｭｳｼﾞﾝ"
    raw = letter.head() + text_part(iso_2022_jp(letter.text), 'text/plain; charset="iso-2022-jp"', "7bit")
    return Judged(raw=raw, said=letter.said(fresh=as_windows_shows(letter.text)))


def jis_by_its_other_names(dice: Dice) -> Judged:
    name = dice.random.choice(["CP50221", "iso-2022-jp-ms", "csISO2022JP", "x-windows-iso2022jp"])
    return _mail(dice, iso_2022_jp, f"text/plain; charset={name}", "7bit")


def jis_without_a_label(dice: Dice) -> Judged:
    return _mail(dice, iso_2022_jp, "text/plain", "7bit")


def jis_in_base64(dice: Dice) -> Judged:
    return _mail(dice, iso_2022_jp, "text/plain; charset=ISO-2022-JP", "base64")


def shift_jis_with_waves(dice: Dice) -> Judged:
    return _mail(dice, cp932, "text/plain; charset=Shift_JIS")


def shift_jis_labelled_utf_8(dice: Dice) -> Judged:
    return _mail(dice, cp932, "text/plain; charset=utf-8")


def shift_jis_labelled_jis(dice: Dice) -> Judged:
    return _mail(dice, cp932, "text/plain; charset=iso-2022-jp")


def shift_jis_without_a_label(dice: Dice) -> Judged:
    return _mail(dice, cp932, "text/plain", "base64")


def shift_jis_labelled_latin(dice: Dice) -> Judged:
    return _mail(dice, cp932, "text/plain; charset=iso-8859-1")


def half_width_kana_in_shift_jis(dice: Dice) -> Judged:
    letter = Letter(dice)
    letter.text = "ﾒｰﾙﾃﾞｽﾐﾏｾﾝ\nﾃﾞﾝﾜｦｸﾀﾞｻｲ"
    raw = letter.head() + text_part(cp932(letter.text), "text/plain; charset=Shift_JIS")
    return Judged(raw=raw, said=letter.said())


def euc_labelled(dice: Dice) -> Judged:
    return _mail(dice, euc_jp, "text/plain; charset=EUC-JP")


def euc_labelled_ascii(dice: Dice) -> Judged:
    return _mail(dice, euc_jp, "text/plain; charset=us-ascii")


def euc_labelled_shift_jis(dice: Dice) -> Judged:
    return _mail(dice, euc_jp, "text/plain; charset=shift_jis")


def utf_8_in_base64(dice: Dice) -> Judged:
    return _mail(dice, str.encode, "text/plain; charset=UTF-8", "base64", windows=False)


def utf_8_quoted_printable(dice: Dice) -> Judged:
    letter = Letter(dice)
    letter.text += "\n文末に空白 = と等号\n𠮷野家、辻󠄀さん"
    body = in_quoted_printable(letter.text.encode())
    raw = letter.head() + text_part(body, "text/plain; charset=utf-8", "quoted-printable")
    return Judged(raw=raw, said=letter.said())


def utf_8_of_eight_bits(dice: Dice) -> Judged:
    return _mail(dice, str.encode, "text/plain; charset=utf-8", windows=False)


def utf_8_labelled_shift_jis(dice: Dice) -> Judged:
    return _mail(dice, str.encode, "text/plain; charset=Shift_JIS", windows=False)


def utf_8_labelled_jis(dice: Dice) -> Judged:
    return _mail(dice, str.encode, "text/plain; charset=iso-2022-jp", windows=False)


def utf_8_labelled_latin(dice: Dice) -> Judged:
    return _mail(dice, str.encode, "text/plain; charset=ISO-8859-1", "base64", windows=False)


def utf_8_with_a_mark_in_front(dice: Dice) -> Judged:
    return _mail(dice, lambda text: b"\xef\xbb\xbf" + text.encode(), "text/plain; charset=utf-8", windows=False)


def utf_8_cut_in_a_character(dice: Dice) -> Judged:
    letter = Letter(dice)
    whole = (letter.text + "終").encode()
    raw = letter.head() + text_part(whole[:-1], "text/plain; charset=utf-8", "base64")
    return Judged(raw=raw, said=letter.said(fresh=letter.text + DAMAGED))


def unknown_label(dice: Dice) -> Judged:
    return _mail(dice, str.encode, "text/plain; charset=x-unknown-7", windows=False)


def label_in_quotes_and_spaces(dice: Dice) -> Judged:
    return _mail(dice, iso_2022_jp, "text/plain; charset=\"'ISO-2022-JP' \"; format=flowed", "7bit")


def latin_of_a_foreigner(dice: Dice) -> Judged:
    letter = Letter(dice, name="Zoé Lefèvre", subject="Question générale")
    letter.text = f"Bonjour,\nje suis élève à Imabari, n° {dice.number()}.\nÀ bientôt, Zoé"
    raw = letter.head() + text_part(letter.text.encode("iso-8859-1"), "text/plain; charset=iso-8859-1")
    return Judged(raw=raw, said=letter.said())


def emoji(dice: Dice) -> Judged:
    family = "\u200d".join("👨👩👧")
    letter = Letter(dice, subject="ありがとう🙇‍♀️" + dice.subject())
    letter.text += f"\n{family}と🇯🇵で👍🏽 ☎️"
    return Judged(raw=letter.head() + text_part(letter.text.encode(), way="base64"), said=letter.said())


def emoji_in_surrogates(dice: Dice) -> Judged:
    letter = Letter(dice)
    letter.text += "\n助けて😢ください🙏"
    pairs = letter.text.encode("utf-16-le", "surrogatepass")
    single = "".join(chr(int.from_bytes(pairs[at : at + 2], "little")) for at in range(0, len(pairs), 2))
    raw = letter.head() + text_part(single.encode("utf-8", "surrogatepass"))
    return Judged(raw=raw, said=letter.said())


def carriers_emoji_in_shift_jis(dice: Dice) -> Judged:
    letter = Letter(dice)
    body = cp932(letter.text) + b"\n" + cp932("今日は") + b"\xf8\x9f\xf9\x95" + cp932("です")
    shown = as_windows_shows(letter.text) + "\n今日は〓〓です"
    raw = letter.head() + text_part(body, "text/plain; charset=Shift_JIS", "base64")
    return Judged(raw=raw, said=letter.said(fresh=shown))


def carriers_emoji_in_jis(dice: Dice) -> Judged:
    letter = Letter(dice)
    body = iso_2022_jp(letter.text + "\n") + b"\x1b$B\x75\x41\x76\x36\x1b(B" + iso_2022_jp("です")
    shown = as_windows_shows(letter.text) + "\n〓〓です"
    raw = letter.head() + text_part(body, "text/plain; charset=iso-2022-jp", "7bit")
    return Judged(raw=raw, said=letter.said(fresh=shown))


def nothing_bytes(dice: Dice) -> Judged:
    letter = Letter(dice)
    body = letter.text.encode().replace(b"\n", b"\x00\n\x00")
    return Judged(raw=letter.head() + text_part(body), said=letter.said())


def a_very_long_line(dice: Dice) -> Judged:
    letter = Letter(dice)
    letter.text = "改行のない長い文です。" * 3000
    return Judged(raw=letter.head() + text_part(letter.text.encode()), said=letter.said())


SHAPES: Final[tuple[Shape, ...]] = (
    jis_with_signs_of_nec_and_ibm,
    jis_with_half_width_kana,
    jis_by_its_other_names,
    jis_without_a_label,
    jis_in_base64,
    shift_jis_with_waves,
    shift_jis_labelled_utf_8,
    shift_jis_labelled_jis,
    shift_jis_without_a_label,
    shift_jis_labelled_latin,
    half_width_kana_in_shift_jis,
    euc_labelled,
    euc_labelled_ascii,
    euc_labelled_shift_jis,
    utf_8_in_base64,
    utf_8_quoted_printable,
    utf_8_of_eight_bits,
    utf_8_labelled_shift_jis,
    utf_8_labelled_jis,
    utf_8_labelled_latin,
    utf_8_with_a_mark_in_front,
    utf_8_cut_in_a_character,
    unknown_label,
    label_in_quotes_and_spaces,
    latin_of_a_foreigner,
    emoji,
    emoji_in_surrogates,
    carriers_emoji_in_shift_jis,
    carriers_emoji_in_jis,
    nothing_bytes,
    a_very_long_line,
)
