"""What an operator allows is the very description that was looked at."""

import json
from typing import Any

import pytest

from integrations.channels.echo.plugin import EchoChannel
from mannaka_sdk import describe
from mannaka_sdk.remote import AllowedPlugin, RemotePlugin, fingerprint
from tests.mannaka_sdk.remote.server import KEY


def allowed(url: str = "https://sms.example.jp/mannaka") -> AllowedPlugin:
    description = describe(EchoChannel)
    return AllowedPlugin.model_validate(
        {"url": url, "key": KEY, "fingerprint": fingerprint(description), "description": description}
    )


def changed(change: dict[str, Any]) -> str:
    return json.dumps({**json.loads(allowed().model_dump_json()), **change})


def test_what_was_fetched_comes_back_from_its_file(vendor: str) -> None:
    fetched = AllowedPlugin.fetched(vendor, key=KEY)

    read = AllowedPlugin.from_file(fetched.model_dump_json())

    assert read == fetched
    assert KEY not in repr(read)
    assert issubclass(read.plugin(), RemotePlugin)
    assert read.plugin().manifest == EchoChannel.manifest


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"fingerprint": "0" * 64}, "not the one that was looked at"),
        ({"url": "http://sms.example.jp/"}, "it cannot be read: url"),
        ({"url": "http://127.0.0.1.example.jp/"}, "it cannot be read: url"),
        ({"key": "short"}, "at least 32"),
        ({"description": {}}, "it cannot be read: description"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_words(change: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        AllowedPlugin.from_file(changed(change))


def test_a_manifest_that_was_changed_by_hand_is_refused() -> None:
    told = json.loads(allowed().model_dump_json())
    told["description"]["manifest"]["egress"].append("other.example.jp")

    with pytest.raises(ValueError, match="not the one that was looked at"):
        AllowedPlugin.from_file(json.dumps(told))
