"""The editor's first page speaks the console's words."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_first_page_says_what_is_done_here_and_has_no_foreign_counts(editor: Client) -> None:
    page = editor.get("/cms/").content.decode()

    assert "公開ページ" in page
    assert "ページを直す" in page
    assert "Mannaka" not in page
    assert "0 Images" not in page
    assert 'href="/staff/"' in page
