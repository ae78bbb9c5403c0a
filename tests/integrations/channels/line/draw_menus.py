"""
Draws the pictures of the two menus: `python -m tests.integrations.channels.line.draw_menus`.

They are made once and shipped, since no font with Japanese letters may be presumed where the product runs. White on
dark has a contrast of 10:1 and more; what a field says stands in LINE's own label, too, for those who hear it.
"""

from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from integrations.channels import line
from integrations.channels.line.menus import HEIGHT, PICTURES, WIDTH
from mannaka_sdk import MenuState

FONT: Final = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"
BAR: Final = 190
WHITE: Final = "#ffffff"
COLOURS: Final = {MenuState.OPEN: ("#00118f", "#0017c1"), MenuState.CLOSED: ("#1f2937", "#374151")}
HEADS: Final = {
    MenuState.OPEN: "ただいま受付時間内です",
    MenuState.CLOSED: "ただいま受付時間外です　書くことはいつでもできます",
}
FIELDS: Final = (
    ("相談を書く", "24時間"),
    ("お返事を見る", "受付番号と合言葉で"),
    ("受付時間・電話", "急ぎのときの番号も"),
)


def drawn(state: MenuState) -> Image.Image:
    """Return the picture of a menu."""
    dark, light = COLOURS[state]
    picture = Image.new("RGB", (WIDTH, HEIGHT), light)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, WIDTH, BAR), fill=dark)
    _write(pen, (WIDTH // 2, BAR // 2), HEADS[state], 84)
    step = WIDTH // len(FIELDS)
    for number, (words, more) in enumerate(FIELDS):
        middle = number * step + step // 2
        (_pencil, _letter, _clock)[number](pen, middle, BAR + 200)
        _write(pen, (middle, BAR + 400), words, 100)
        _write(pen, (middle, BAR + 530), more, 62)
        if number:
            pen.line((number * step, BAR + 60, number * step, HEIGHT - 60), fill=WHITE, width=4)
    return picture.quantize(colors=32)


def _write(pen: ImageDraw.ImageDraw, at: tuple[int, int], words: str, size: int) -> None:
    pen.text(at, words, font=ImageFont.truetype(FONT, size), fill=WHITE, anchor="mm")


def _pencil(pen: ImageDraw.ImageDraw, x: int, y: int) -> None:
    pen.rounded_rectangle((x - 100, y - 105, x + 70, y + 105), radius=16, outline=WHITE, width=12)
    for row in (-50, 0, 50):
        pen.line((x - 60, y + row, x + 20, y + row), fill=WHITE, width=12)
    pen.line((x + 115, y - 60, x + 15, y + 75), fill=WHITE, width=26)


def _letter(pen: ImageDraw.ImageDraw, x: int, y: int) -> None:
    pen.rounded_rectangle((x - 130, y - 90, x + 130, y + 90), radius=16, outline=WHITE, width=12)
    pen.line((x - 125, y - 80, x, y + 20, x + 125, y - 80), fill=WHITE, width=12, joint="curve")


def _clock(pen: ImageDraw.ImageDraw, x: int, y: int) -> None:
    pen.ellipse((x - 105, y - 105, x + 105, y + 105), outline=WHITE, width=12)
    pen.line((x, y - 65, x, y, x + 50, y + 35), fill=WHITE, width=12, joint="curve")


if __name__ == "__main__":
    for each, name in PICTURES.items():
        drawn(each).save(Path(line.__file__).with_name(name), optimize=True)
