"""The operator's lists of plugins."""

import pytest

from mannaka.allowed_plugins import BadPluginListError, read_allowed_plugins, read_stopped_plugins


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", {}),
        (" , ", {}),
        ("jp.example.sms==1.2.0", {"jp.example.sms": "1.2.0"}),
        (" jp.a.b == 1.0.0 ,jp.c.d==2.0.1,", {"jp.a.b": "1.0.0", "jp.c.d": "2.0.1"}),
    ],
)
def test_a_list_is_read(text: str, allowed: dict[str, str]) -> None:
    assert read_allowed_plugins(text) == allowed


@pytest.mark.parametrize("text", ["jp.example.sms", "jp.example.sms==", "==1.0", "jp.a.b==1,jp.a.b==2", "a>=1"])
def test_what_cannot_be_read_is_named_with_the_mend(text: str) -> None:
    with pytest.raises(BadPluginListError, match=r"MANNAKA_PLUGINS: .* cannot be read. Write each plugin once"):
        read_allowed_plugins(text)


def test_stopped_plugins_are_names() -> None:
    assert read_stopped_plugins(" jp.a.b, jp.c.d ,") == {"jp.a.b", "jp.c.d"}
