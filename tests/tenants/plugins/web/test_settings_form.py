"""What hardly anybody has to change is folded away, until somebody changed it or it is wrong."""

import pytest

from integrations.channels.mail.plugin import MailChannel
from tenants.plugins.web.schema_form import SettingsForm, known

FOLDED, OPEN = '<details class="rare-settings">', '<details class="rare-settings" open>'
ENTERED = {"setting_address": "soudan@city.example.jp", "setting_way": "mailbox", "setting_smtp_port": "465"}


def a_form(**more: object) -> str:
    return str(SettingsForm(plugin=MailChannel(), kept={}, secrets={}, **more))


def test_a_fresh_form_shows_what_is_asked_and_folds_the_rest() -> None:
    shown, folded = a_form().split(FOLDED)

    assert [shown.count(f'name="{name}"') for name in ("setting_imap_host", "secret_imap_password")] == [1, 1]
    assert [folded.count(f'name="{name}"') for name in ("setting_folder", "secret_smtp_password")] == [1, 1]
    assert "ほかの設定" in folded


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"initial": known({"folder": "INBOX", "smtp_port": 465})}, FOLDED),
        ({"initial": known({"folder": "Soudan"})}, OPEN),
        ({"data": ENTERED}, OPEN),  # the folder is empty, and it was not
        ({"data": {**ENTERED, "setting_smtp_port": "many"}}, OPEN),
    ],
)
def test_it_stands_open_where_something_is_changed_or_wrong(more: dict[str, object], expected: str) -> None:
    assert expected in a_form(**more)
