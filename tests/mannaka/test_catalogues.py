"""The English catalogue is complete, faithful, and what a reader of English sees."""

import gettext as stdlib_gettext
import html.parser
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.http import HttpResponse
from django.test import Client
from django.utils import translation
from django.utils.translation import trans_real
from pytest_django import Settings

from mannaka.catalogues import LOCALE, words_in_use
from mannaka_tenancy import Tenant

ENGLISH = LOCALE / "en" / "LC_MESSAGES" / "django.po"
JAPANESE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]+")  # words and punctuation
JAPANESE_WORDS = re.compile(r"[\u3041-\u30fa\u3400-\u9fff]+")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
TAG = re.compile(r"<[^>]+>")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
READ_ALOUD = {"alt", "aria-label", "content", "data-left", "data-over", "placeholder", "title", "value"}


@pytest.fixture(scope="module")
def english() -> Catalog:
    with ENGLISH.open("rb") as source:
        return read_po(source, locale="en")


@pytest.fixture(scope="module")
def in_use() -> Catalog:
    return words_in_use()


def test_every_message_in_use_has_english(english: Catalog, in_use: Catalog) -> None:
    missing = [message.id for message in _messages(in_use) if not _is_said(english.get(message.id, message.context))]

    assert not missing, "run `python -m mannaka.catalogues update` and write the English"


def test_no_message_is_obsolete(english: Catalog, in_use: Catalog) -> None:
    unused = [message.id for message in _messages(english) if in_use.get(message.id, message.context) is None]

    assert not unused
    assert not english.obsolete


def test_english_fills_the_same_places(english: Catalog) -> None:
    unlike = [
        (source, said)
        for source, said in _pairs(english)
        if sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(said))
        or sorted(TAG.findall(source)) != sorted(TAG.findall(said))
    ]

    assert not unlike


def test_english_has_no_japanese_in_it(english: Catalog) -> None:
    assert not [said for _source, said in _pairs(english) if JAPANESE.search(said)]


def test_the_catalogue_compiles_into_what_gettext_reads(english: Catalog) -> None:
    compiled = BytesIO()
    write_mo(compiled, english)
    compiled.seek(0)

    spoken = stdlib_gettext.GNUTranslations(compiled)

    alone = [message for message in _messages(english) if isinstance(message.id, str)]
    said = [
        spoken.pgettext(message.context, str(message.id)) if message.context else spoken.gettext(str(message.id))
        for message in alone
    ]
    assert said == [message.string for message in alone]
    assert spoken.ngettext("%(number)s課", "%(number)s課", 1) == "%(number)s section"
    assert spoken.ngettext("%(number)s課", "%(number)s課", 2) == "%(number)s sections"


@pytest.mark.parametrize("path", ["/", "/form/", "/portal/", "/account/login/", "/no-such-page/"])
def test_a_reader_of_english_meets_no_japanese_furniture(
    db: None, imabari: Tenant, client_of: Callable[[Tenant], Client], spoken_english: None, path: str
) -> None:
    page = client_of(imabari).get(path, headers={"accept-language": "en"})

    assert _japanese_in(page, imabari) == []


def test_the_form_is_english_from_the_first_question_to_the_receipt_and_the_reply(
    db: None, imabari: Tenant, client_of: Callable[[Tenant], Client], spoken_english: None
) -> None:
    browser = client_of(imabari)
    pages = list(_walk_the_form(browser))

    assert [_japanese_in(page, imabari) for page in pages] == [[] for _page in pages]
    assert "We have received your consultation" in pages[-2].content.decode()
    assert "Receipt number" in pages[-1].content.decode()


def test_a_mistake_is_explained_in_english(
    db: None, imabari: Tenant, client_of: Callable[[Tenant], Client], spoken_english: None
) -> None:
    page = client_of(imabari).post("/form/", {"topic": ""}, headers={"accept-language": "en"})

    assert "There is a problem" in page.content.decode()
    assert _japanese_in(page, imabari) == []


def test_japanese_stays_japanese(db: None, imabari: Tenant, client_of: Callable[[Tenant], Client]) -> None:
    page = client_of(imabari).get("/", headers={"accept-language": "ja"})

    assert "どんなことでお困りですか" in page.content.decode()


@pytest.fixture
def spoken_english(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """Compile today's catalogue apart from the checkout's, and let Django read that one."""
    copytree(LOCALE, tmp_path / "locale", ignore=ignore_patterns("*.mo"))
    with ENGLISH.open("rb") as source, (tmp_path / "locale/en/LC_MESSAGES/django.mo").open("wb") as target:
        write_mo(target, read_po(source, locale="en"))
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    _forget_translations()
    yield
    _forget_translations()


def _forget_translations() -> None:
    trans_real._translations.clear()
    trans_real._default = None
    translation.activate("ja")


def _walk_the_form(browser: Client) -> Iterator[HttpResponse]:
    answers = {
        "/form/": {"topic": "money"},
        "/form/story/": {"story": "The notice did not come."},
        "/form/reply/": {"reply": "portal"},
        "/form/name/": {"name": ""},
    }
    for path, fields in answers.items():
        yield browser.get(path, headers={"accept-language": "en"})
        assert browser.post(path, fields, headers={"accept-language": "en"}).status_code == 302
    check = browser.get("/form/check/", headers={"accept-language": "en"})
    yield check
    key = re.search(r'name="idempotency_key" value="([^"]+)"', check.content.decode())
    assert key is not None
    browser.post("/form/check/", {"idempotency_key": key[1]}, headers={"accept-language": "en"})
    done = browser.get("/form/done/", headers={"accept-language": "en"})
    yield done
    yield _open_the_portal(browser, done.content.decode())


def _open_the_portal(browser: Client, receipt: str) -> HttpResponse:
    number = re.search(r"\d{4}-\d{4}", receipt)
    secret = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", receipt)
    assert number is not None
    assert secret is not None
    answer = {"number": number[0], "secret": secret[0]}
    return browser.post("/portal/", answer, follow=True, headers={"accept-language": "en"})


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _is_said(message: Message | None) -> bool:
    said = (message.string if isinstance(message.string, tuple) else (message.string,)) if message else ()
    return bool(said) and all(said) and not (message and message.fuzzy)


def _pairs(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    for message in _messages(catalogue):
        if isinstance(message.id, tuple):
            yield from zip(message.id, message.string, strict=True)
        else:
            yield str(message.id), str(message.string)


class _Furniture(html.parser.HTMLParser):
    """Collects what a page says outside of the parts that are marked as Japanese."""

    def __init__(self, *, has_furniture_title: bool) -> None:
        super().__init__()
        self.said: list[str] = []
        self._has_furniture_title = has_furniture_title
        self._languages: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        language = given.get("lang") or (self._languages[-1][1] if self._languages else "")
        if language != "ja":
            self.said += [value or "" for name, value in attrs if name in READ_ALOUD and given.get("type") != "hidden"]
        if tag not in VOID:
            self._languages.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while self._languages and self._languages.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, language = self._languages[-1] if self._languages else ("", "")
        if language != "ja" and (tag != "title" or self._has_furniture_title):
            self.said.append(data)


def _japanese_in(page: HttpResponse, city: Tenant) -> list[str]:
    """Return the Japanese words of a page's furniture; the city's own name is a name in any language."""
    furniture = _Furniture(has_furniture_title=page.wsgi_request.path != "/")  # the home page's title is a clerk's
    furniture.feed(page.content.decode())
    words = " ".join(furniture.said).replace(city.name, "")
    assert 'lang="en"' in page.content.decode()
    return JAPANESE_WORDS.findall(words)
