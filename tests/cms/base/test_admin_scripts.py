import base64
import hashlib

import pytest
from django.test import Client

from cms.base.admin_scripts import hash_sources

CHOOSER = 'initDateChooser("id_timestamp_0", {"dayOfWeekStart": 0, "format": "Y-m-d"});'


def source(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def test_a_known_call_with_plain_arguments_is_allowed_by_its_hash() -> None:
    assert hash_sources(f"<p></p><script>{CHOOSER}</script>") == [source(CHOOSER)]


@pytest.mark.parametrize(
    "code",
    [
        "alert(1)",
        'initDateChooser("x", {}); alert(1);',
        'initDateChooser("x", {"a": alert(1)});',
        'initDateChooser("x", {}); fetch("//evil", {});',
        'initDateChooser("x" + alert(1), {});',
        'eval("x", {});',
        'initDateChooser("x", {"a": 1}, alert({}));',
    ],
)
def test_any_other_script_stays_blocked(code: str) -> None:
    assert hash_sources(f"<script>{code}</script>") == []


@pytest.mark.django_db
def test_a_page_with_a_date_filter_allows_its_two_calls_and_nothing_else(editor: Client) -> None:
    policy = editor.get("/cms/reports/site-history/").headers["Content-Security-Policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert source(CHOOSER) in scripts
    assert scripts.count("sha256-") == 2
    assert "sha256-" not in editor.get("/cms/").headers["Content-Security-Policy"]
