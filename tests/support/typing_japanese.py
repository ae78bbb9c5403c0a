"""Typing as an input method does it: letters stand under a line until Enter makes them text."""

from playwright.sync_api import Page


def compose(page: Page, text: str, *, confirm_with: str = "Enter") -> None:
    """
    Type a text where the cursor stands, and press the key while it is still being composed; then it becomes text.

    What the key does to the page in that moment is what a careless form gets wrong.
    """
    session = page.context.new_cdp_session(page)
    try:
        end = len(text)
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": end, "selectionEnd": end})
        for kind in ("rawKeyDown", "keyUp"):
            session.send("Input.dispatchKeyEvent", {"type": kind, **_KEYS[confirm_with]})
        session.send("Input.insertText", {"text": text})
    finally:
        session.detach()


# Without a character: the input method swallows it, while the page hears the key.
_KEYS = {
    "Enter": {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13},
    "Control+Enter": {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "modifiers": 2},
}
