"""The kit's files: nothing inline, nothing from elsewhere, nothing unused."""

import re
from pathlib import Path

import pytest

import mannaka_kit.ui
from mannaka_kit.ui.sheets import FACES, parts_of

ROOT = Path(mannaka_kit.ui.__file__).parent
STYLES = sorted((ROOT / "static/ui/css").glob("*.css"))
SCRIPTS = sorted((ROOT / "static/ui/js").glob("*.js"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def tokens() -> dict[str, str]:
    text = (ROOT / "static/ui/css/tokens.css").read_text()
    return dict(re.findall(r"--([a-z]+(?:-\d+)?): (#[0-9a-f]{6});", text))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_style_or_script_of_its_own(path: Path) -> None:
    html = path.read_text()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)", html)


@pytest.mark.parametrize("path", [*STYLES, *SCRIPTS, *TEMPLATES], ids=lambda path: path.name)
def test_nothing_is_fetched_from_elsewhere(path: Path) -> None:
    assert not re.search(r"(?:src|href)=[\"']https?:|url\(|@import|from \"https?:", path.read_text())


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_every_style_sheet_belongs_to_a_face_and_is_layered(path: Path) -> None:
    assert f"ui/css/{path.name}" in {part for face in FACES for part in parts_of(face)}
    assert "@layer" in path.read_text()


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("gray-900", "white"),
        ("gray-700", "gray-50"),
        ("gray-800", "gray-50"),
        ("blue-900", "blue-50"),
        ("green-900", "green-50"),
        ("red-1000", "red-50"),
        ("red-900", "white"),
        ("yellow-1200", "yellow-50"),
        ("gray-600", "gray-100"),
    ],
)
def test_words_stand_out_from_their_ground(text: str, ground: str) -> None:
    assert contrast(tokens()[text], tokens()[ground]) >= 4.5
