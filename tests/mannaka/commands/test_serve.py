"""`mannaka serve`: what a process does is the same, whatever shell started it."""

import pytest
from django.utils import translation

from mannaka.commands import serve as command
from mannaka.commands.serve import Part, serve


def test_what_goes_out_to_people_is_in_the_installations_language(monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: list[str] = []
    for name in ("point_at_stack", "_refuse_unwell", "_close_connections"):
        monkeypatch.setattr(command, name, lambda *_: None)
    monkeypatch.setattr(command, "start_django", lambda _data: translation.activate("en"))
    monkeypatch.setattr(command, "_serve_relay", lambda: spoken.append(translation.get_language()))

    serve(Part.RELAY)

    assert spoken == ["ja"]
