"""Each face is one request where static files are gathered, and each component's own sheet where they are not."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.template import Context, Template

from mannaka_kit.ui.sheets import FACES, SheetStorage, parts_of, sheet_of
from mannaka_kit.ui.templatetags import sheets as tags

LINKS = Template('{% load sheets %}{% face_sheets "public" %}')


@pytest.fixture
def found() -> dict[str, tuple[object, str]]:
    return {name: (storage, name) for finder in finders.get_finders() for name, storage in finder.list([])}


@pytest.fixture
def gathered(tmp_path: Path, found: dict[str, tuple[object, str]]) -> SheetStorage:
    storage = SheetStorage(location=str(tmp_path), base_url="/static/")
    kit = {name: place for name, place in found.items() if name.startswith("ui/")}
    for name, (source, path) in kit.items():
        storage._save(name, source.open(path))  # type: ignore[attr-defined] # any finder's storage
    assert not [error for _, _, error in storage.post_process(kit) if isinstance(error, Exception)]
    return storage


@pytest.mark.parametrize("face", FACES)
def test_a_gathered_face_holds_every_component_in_order(gathered: SheetStorage, face: str) -> None:
    joined = Path(gathered.path(gathered.hashed_files[sheet_of(face)])).read_text()
    places = [joined.index(Path(finders.find(part)).read_text().strip()[:60]) for part in parts_of(face)]

    assert places == sorted(places)
    assert Path(gathered.path(gathered.hashed_files[sheet_of(face)]) + ".gz").exists()


def test_a_page_links_one_sheet_where_files_are_gathered(
    gathered: SheetStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tags, "staticfiles_storage", gathered)
    monkeypatch.setattr("django.contrib.staticfiles.storage.staticfiles_storage", gathered)

    assert LINKS.render(Context()).count("<link") == 1


def test_a_page_links_every_component_where_nothing_is_gathered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tags, "staticfiles_storage", StaticFilesStorage())

    assert LINKS.render(Context()).count("<link") == len(FACES["public"])


def test_a_changed_component_is_joined_anew(gathered: SheetStorage, found: dict[str, tuple[object, str]]) -> None:
    before = gathered.hashed_files[sheet_of("plain")]
    kit = {name: place for name, place in found.items() if name.startswith("ui/")}
    gathered.delete("ui/css/chip.css")
    changed = gathered._save("ui/css/chip.css", finders_file("@layer components { .chip { color: red; } }"))
    list(gathered.post_process(kit | {"ui/css/chip.css": (gathered, changed)}))

    assert gathered.hashed_files[sheet_of("plain")] != before


def finders_file(text: str) -> object:
    from django.core.files.base import ContentFile

    return ContentFile(text.encode())
