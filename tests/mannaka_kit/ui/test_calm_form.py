"""Forms as the pages show them."""

import re

from django import forms
from django.template import Context, Template
from django.test import RequestFactory

from mannaka_kit.ui.forms import Calm, CalmForm, PlainTextField


class ContactForm(CalmForm):
    name = PlainTextField(label="お名前", limit=100, help_text="匿名でもかまいません。")
    email = forms.EmailField(label="メールアドレス", required=False)
    born = forms.DateField(label="生年月日", required=False)
    district = forms.ChoiceField(label="お住まいの地区", choices=[("", "選んでください"), ("1", "本庁")])
    reply = forms.MultipleChoiceField(
        label="お返事の方法", widget=forms.CheckboxSelectMultiple, choices=[("t", "電話"), ("m", "メール")]
    )
    at = forms.ChoiceField(label="いつがよろしいですか", widget=forms.RadioSelect, choices=[("9", "9:00")])
    paper = forms.FileField(label="書類", required=False)
    agree = forms.BooleanField(label="同意します")


class SearchForm(CalmForm):
    sends = False
    q = PlainTextField(label="さがす", required=False)


def in_page(form: forms.BaseForm) -> str:
    template = Template("{% load ui %}{% error_prefix %}|{% error_summary %}|{{ form }}")
    return template.render(Context({"form": form}))


def ids_in(html: str) -> set[str]:
    return set(re.findall(r' id="([^"]+)"', html))


def test_every_label_names_a_control_and_every_description_exists() -> None:
    html = in_page(ContactForm({}))
    for target in re.findall(r'<label[^>]* for="([^"]+)"', html):
        assert target in ids_in(html)
    for described in re.findall(r'aria-describedby="([^"]+)"', html):
        assert set(described.split()) <= ids_in(html)


def test_the_summary_says_the_same_words_as_the_fields_and_links_to_them() -> None:
    form = ContactForm({"email": "abc"})
    html = in_page(form)
    summary, _, fields = html.partition("|<input")
    links = re.findall(r'<a href="#([^"]+)">([^<]+)</a>', summary)
    assert [text for _, text in links] == [text for name in form.fields for text in form.errors.get(name, [])]
    assert {target for target, _ in links} <= ids_in(fields)
    assert all(f"<span>{text}</span>" in fields for _, text in links)


def test_messages_ask_in_plain_words() -> None:
    errors = ContactForm({"email": "abc", "born": "きのう", "district": "9"}).errors
    assert errors["email"] == ["メールアドレスは、name@example.jp の形で入力してください。"]
    assert errors["born"] == ["日付を読み取れませんでした。2026-01-15 の形で入力してください。"]
    assert errors["district"] == ["選べる答えが変わりました。もう一度選んでください。"]
    assert errors["at"] == ["ひとつ選んでください。"]
    assert errors["reply"] == ["お返事の方法を選んでください。"]
    assert errors["agree"] == ["チェックを入れてください。"]


def test_a_message_that_the_author_wrote_stays() -> None:
    class AskForm(CalmForm):
        name = forms.CharField(label="お名前", error_messages={"required": "お名前だけ教えてください。"})

    assert AskForm({}).errors["name"] == ["お名前だけ教えてください。"]


def test_a_wrong_field_is_marked_for_those_who_hear_the_page() -> None:
    html = str(ContactForm({})["name"].as_field_group())
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html


def test_the_title_begins_with_the_check_only_after_an_error() -> None:
    assert in_page(ContactForm({})).startswith("入力の確認：|")
    assert in_page(ContactForm()).startswith("|")


def test_a_form_carries_a_new_key_each_time_it_is_shown_first() -> None:
    first, second = ContactForm(), ContactForm()
    assert re.fullmatch(r"[0-9a-f]{32}", first.idempotency_key)
    assert first.idempotency_key != second.idempotency_key
    assert f'name="idempotency_key" value="{first.idempotency_key}"' in str(first)


def test_the_key_survives_an_error_and_a_made_up_one_does_not() -> None:
    key = "0123456789abcdef" * 2
    assert ContactForm({"idempotency_key": key}).idempotency_key == key
    assert ContactForm({"idempotency_key": "'; DROP"}).idempotency_key != "'; DROP"


def test_the_key_of_a_hand_written_form_survives_an_error() -> None:
    key = "f" * 32
    request = RequestFactory().post("/", {"idempotency_key": key})
    html = Template("{% load ui %}{% idempotency_key %}").render(Context({"request": request}))
    assert f'value="{key}"' in html


def test_a_search_form_carries_no_key() -> None:
    assert "idempotency_key" not in str(SearchForm())


def test_where_everything_is_needed_no_label_says_so() -> None:
    class SignInForm(CalmForm):
        login = forms.CharField(label="ユーザー名")

    assert "必須" not in str(SignInForm())
    assert "※必須" in str(ContactForm())
    assert "任意" in str(ContactForm())


def test_one_question_is_the_heading_of_its_page() -> None:
    class MatterForm(CalmForm):
        page_heading = "matter"
        matter = PlainTextField(label="どんなことでお困りですか", multiline=True)

    assert '<h1 class="field__heading"><label for="id_matter">どんなことでお困りですか</label></h1>' in str(
        MatterForm()
    )


def test_a_library_form_is_drawn_with_the_kit() -> None:
    class TheirForm(forms.Form):
        code = forms.CharField(label="確認コード")

    html = Template("{% load ui %}{% calm_form form %}").render(Context({"form": TheirForm()}))
    assert 'class="field__label" for="id_code"' in html


def test_the_mix_in_gives_a_library_form_our_words() -> None:
    class TheirForm(forms.Form):
        login = forms.CharField(label="ユーザー名")

    class OurForm(Calm, TheirForm):
        pass

    assert OurForm({}).errors["login"] == ["ユーザー名を入力してください。"]


def test_typed_text_is_escaped_when_it_comes_back() -> None:
    html = str(ContactForm({"name": "<script>alert(1)</script>"}))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
