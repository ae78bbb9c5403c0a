"""Templates obey the content security policy, and nothing of them leaves the house."""

import re

import pytest

from tests.architecture.sources import name_of, product_files

TEMPLATES = product_files(".html")
BANNED = {
    "an inline style": r"\sstyle\s*=",
    "a style element": r"<style\b",
    "an inline script": r"<script(?![^>]*\bsrc=)[^>]*>",
    "an inline handler": r"<[a-z][^>]*\son[a-z]+\s*=",
    "a javascript address": r"javascript:",
    "an unescaped text": r"\|\s*safe\b|\{%\s*autoescape off",
    "somebody else's address": r"(?:src|href|action|srcset|poster)\s*=\s*[\"']?(?:https?:)?//",
}
# A file, what it may hold, and why.
_QR_CODE = ("tenants/accounts/templates/mfa/totp/activate_form.html", "an unescaped text")
ALLOWED = {_QR_CODE: "the picture of the QR code, drawn by the library from a secret of ours"}


@pytest.mark.parametrize("what", sorted(BANNED))
def test_no_template_holds(what: str) -> None:
    pattern = re.compile(BANNED[what], re.IGNORECASE)
    found = [
        f"{name_of(path)}:{number}: {line.strip()[:100]}"
        for path in TEMPLATES
        if (name_of(path), what) not in ALLOWED
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]

    assert found == []


@pytest.mark.parametrize(
    ("what", "planted"),
    [
        ("an inline style", '<p style="color:red">'),
        ("a style element", "<style>"),
        ("an inline script", "<script>alert(1)</script>"),
        ("an inline handler", '<a href="#" onclick="x()">'),
        ("a javascript address", '<a href="javascript:x()">'),
        ("an unescaped text", "{{ text|safe }}"),
        ("somebody else's address", '<img src="https://example.com/a.png">'),
    ],
)
def test_a_planted_line_is_seen(what: str, planted: str) -> None:
    assert re.search(BANNED[what], planted, re.IGNORECASE)


def test_styles_and_scripts_load_nothing_from_elsewhere() -> None:
    loads = r"(?:url\(\s*[\"']?|@import\s+[\"']|from\s+[\"']|import\s*\(?[\"']|fetch\(\s*[\"'])"
    pattern = re.compile(loads + r"(?:https?:)?//")
    found = [
        name_of(path)
        for kind in (".css", ".js")
        for path in product_files(kind)
        if pattern.search(path.read_text(encoding="utf-8"))
    ]

    assert found == []


def test_there_are_templates() -> None:
    assert len(TEMPLATES) > 20
