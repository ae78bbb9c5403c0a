"""A device in words that its owner recognises."""

import pytest
from django.utils import translation

from tenants.accounts.devices import device_of, device_words

CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36"


@pytest.mark.parametrize(
    ("user_agent", "code", "words"),
    [
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROME} Edg/126.0", "windows.edge", "Windowsのパソコン（Edge）"),
        (f"Mozilla/5.0 (X11; Linux x86_64) {CHROME}", "linux.chrome", "Linuxのパソコン（Chrome）"),
        ("Mozilla/5.0 (Macintosh) Version/17.5 Safari/605.1.15", "mac.safari", "Mac（Safari）"),
        ("Mozilla/5.0 (iPad; CPU OS 17_5) CriOS/126.0 Mobile Safari/604.1", "ipad.chrome", "iPad（Chrome）"),
        (f"Mozilla/5.0 (Linux; Android 14; Pixel 8) {CHROME}", "android.chrome", "Android（Chrome）"),
        (
            "Mozilla/5.0 (Windows NT 10.0; rv:127.0) Gecko Firefox/127.0",
            "windows.firefox",
            "Windowsのパソコン（Firefox）",
        ),
        ("", "other.other", "その他の端末"),
        ("curl/8.0 <script>", "other.other", "その他の端末"),
        ("x" * 100_000, "other.other", "その他の端末"),
    ],
)
def test_a_browsers_name_is_cut_down_to_system_and_browser(user_agent: str, code: str, words: str) -> None:
    assert device_of(user_agent) == code
    assert device_words(code) == words


def test_the_words_follow_the_readers_language() -> None:
    with translation.override("en"):
        assert device_words("windows.edge") == "Windows PC (Edge)"
