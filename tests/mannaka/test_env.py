"""A setting that the process cannot do without is asked for by its name."""

import pytest

from mannaka import env


@pytest.mark.parametrize("value", [None, ""])
def test_a_needed_setting_that_is_missing_or_empty_is_named(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    monkeypatch.delenv("BROKER_URL", raising=False)
    if value is not None:
        monkeypatch.setenv("BROKER_URL", value)

    with pytest.raises(env.MissingSettingError, match="BROKER_URL"):
        env.text("BROKER_URL")


def test_a_setting_with_a_default_may_be_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MANNAKA_PUBLIC_PORT", "")

    assert env.text("MANNAKA_PUBLIC_PORT", "443") == ""
