"""What people write: nothing unreadable is kept, nothing typed is lost."""

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from mannaka_kit.ui.forms import CalmForm, PlainTextField


class MatterForm(CalmForm):
    matter = PlainTextField(label="ご相談の内容", multiline=True)
    name = PlainTextField(label="お名前", limit=10, required=False)


def posted(body: bytes) -> QueryDict:
    request = RequestFactory().post("/", body, content_type="application/x-www-form-urlencoded")
    return request.POST


def test_a_text_comes_back_with_one_kind_of_line_end() -> None:
    form = MatterForm({"matter": "一行目\r\n二行目\r三行目\u2028四行目\x0b五行目"})
    assert form.is_valid()
    assert form.cleaned_data["matter"] == "一行目\n二行目\n三行目\n四行目\n五行目"


@pytest.mark.parametrize("code_point", [0x0, 0xD800, 0xDFFF, 0xFFFD])
def test_an_unreadable_character_is_refused_with_its_line(code_point: int) -> None:
    form = MatterForm({"matter": f"一行目\r\n二行{chr(code_point)}目"})
    assert form.errors["matter"] == ["2行目に、読み取れない文字（�）があります。その文字を消すか、書き直してください。"]


def test_an_unreadable_character_in_one_line_needs_no_line_number() -> None:
    form = MatterForm({"matter": "相談", "name": "田\x00中"})
    assert form.errors["name"] == ["読み取れない文字（�）があります。その文字を消すか、書き直してください。"]


@pytest.mark.parametrize("body", [b"matter=%ED%A0%80", b"matter=%FF%FE", b"matter=a%00b"])
def test_bad_bytes_of_a_form_post_meet_a_message_at_the_field(body: bytes) -> None:
    form = MatterForm(posted(body))
    assert not form.is_valid()
    assert "読み取れない文字" in form.errors["matter"][0]
    form.as_div().encode()


def test_a_refused_surrogate_is_shown_again_as_a_visible_sign() -> None:
    html = str(MatterForm({"matter": "前\ud800後"}))
    assert "前�後" in html
    assert html.encode()


def test_supplementary_characters_and_variants_of_names_are_kept() -> None:
    text = "𠮷野家 辻󠄀さん 👩‍👧 ｶﾅ"
    form = MatterForm({"matter": text})
    assert form.is_valid()
    assert form.cleaned_data["matter"] == text


def test_too_long_a_text_is_told_both_numbers() -> None:
    form = MatterForm({"matter": "あ" * 4001})
    assert form.errors["matter"] == ["4,000文字までにしてください。いまは4,001文字あります。"]


def test_the_limit_itself_is_allowed_and_line_ends_count_once() -> None:
    assert MatterForm({"matter": "あ\r\n" * 1999 + "ああ"}).is_valid()


def test_a_pasted_megabyte_meets_a_message_and_comes_back_whole() -> None:
    text = "相談" * 524_288
    request = RequestFactory().post("/", {"matter": text})
    form = MatterForm(request.POST)
    assert form.errors["matter"] == ["4,000文字までにしてください。いまは1,048,576文字あります。"]
    assert text in str(form)


def test_the_browser_is_not_told_to_cut_a_paste() -> None:
    assert "maxlength" not in str(MatterForm())


def test_invisible_control_characters_do_not_reach_the_file() -> None:
    form = MatterForm({"matter": "前\x08\x1b後\t右"})
    assert form.is_valid()
    assert form.cleaned_data["matter"] == "前後\t右"


def test_an_empty_text_is_asked_for_in_the_words_of_its_label() -> None:
    assert MatterForm({"matter": " \u3000 "}).errors["matter"] == ["ご相談の内容を入力してください。"]
