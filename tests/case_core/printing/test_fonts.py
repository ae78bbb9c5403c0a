"""Every character on paper is drawn by a Japanese font that is in the file, also on a machine with one font alone."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection

from case_core.cases.models import Case, Statement
from case_core.handovers.models import Handover
from case_core.printing.actions.print_sheet import print_sheet
from case_core.printing.drawing import STYLE, as_html
from case_core.printing.orders import Order
from case_core.printing.states import Sheet
from mannaka_kit.pdf import child
from tests.case_core.printing.test_paper import Printed
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.pdf_reading import ReadPdf

# BIZ UD where it is installed; Noto draws what BIZ UD has not.
JAPANESE = ("BIZUDP", "BIZUDG", "BIZ-UD", "NotoSansCJK", "Noto-Sans-CJK", "NotoSansJP", "Noto-Sans-JP")
# What Debian's package fonts-noto-cjk brings, and nothing beside it.
PACKAGE = Path("/usr/share/fonts/opentype/noto")
# Names and signs for which other fonts would be asked, if the one had them not.
RARE = "渡邉 神﨑 髙橋 𠮷田 德永 ㈱ ㈲ № ℡ ①⑳ ～−‐ ◎○✓ 〒 Ｔｅｌ ﾊﾝｶｸ"
CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def alone(folder: Path, html: str) -> ReadPdf:
    """Print a sheet as the press does, where that package's fonts are the only ones."""
    configuration = folder / "fonts.conf"
    configuration.write_text(CONFIGURATION.format(fonts=PACKAGE, cache=folder / "cache"))
    order = json.dumps({"html": html, "css": STYLE.read_text(encoding="utf-8")})
    environment = {"HOME": str(folder), "LANG": "C.UTF-8", "FONTCONFIG_FILE": str(configuration)}
    command = [sys.executable, "-I", str(child.__file__)]
    done = subprocess.run(command, input=order.encode(), capture_output=True, env=environment, check=True)
    return ReadPdf(done.stdout)


@pytest.mark.parametrize("sheet", list(Sheet))
def test_every_font_of_every_sheet_is_japanese_and_in_the_file(
    printed: Printed, handover: Handover, sheet: Sheet
) -> None:
    fonts = printed(Order(sheet=sheet, handover_id=handover.pk)).fonts()

    assert fonts
    for name, is_embedded in fonts:
        assert is_embedded, name
        assert name.startswith(JAPANESE), name


@pytest.mark.parametrize("sheet", list(Sheet))
def test_one_package_of_debian_is_enough_for_rare_names_too(
    here: Cast, case: Case, handover: Handover, sheet: Sheet, tmp_path: Path
) -> None:
    case.party.name = RARE
    case.party.save(update_fields=["name"])
    Statement.objects.filter(contact__case=case).update(body=RARE)
    order = Order(sheet=sheet, handover_id=handover.pk)
    html = as_html(print_sheet(case_id=case.pk, order=order, actor=here.aoi, at=AT), is_on_screen=False)

    paper = alone(tmp_path, html)

    assert {(name.startswith(("NotoSansCJK", "Noto-Sans-CJK")), is_in) for name, is_in in paper.fonts()} == {
        (True, True)
    }
    assert b'pdfuaid:part="1"' in paper.metadata()
    # Where a font has no drawing it puts an empty box, under its own name: so ask the font itself.
    assert undrawn(paper.text() + RARE) == set()


def test_a_character_that_the_font_has_not_would_be_noticed() -> None:
    assert undrawn("本文 ก") == {"ก"}


def undrawn(text: str) -> set[str]:
    """Return the characters that the package's font has no drawing for."""
    faces = TTCollection(PACKAGE / "NotoSansCJK-Regular.ttc")
    (japanese,) = [face for face in faces if face["name"].getDebugName(4) == "Noto Sans CJK JP"]
    drawn = japanese.getBestCmap()
    return {sign for sign in text if not sign.isspace() and ord(sign) not in drawn}
