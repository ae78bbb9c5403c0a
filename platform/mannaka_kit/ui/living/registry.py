"""The one list of specimens: what is drawn, and which stylesheet it stands for."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Specimen:
    """A part of the living page."""

    key: str
    heading: str | Promise
    styles: tuple[str, ...]

    @property
    def template(self) -> str:
        """Return the template that draws it."""
        return f"ui/living/{self.key}.html"


# On every page: values, letters, the way past the navigation, paper.
_SHARED: Final = ("tokens", "base", "prose", "skip_link", "print")
SPECIMENS: Final = (
    Specimen(key="tokens", heading=_("色・文字・余白"), styles=_SHARED),
    Specimen(key="buttons", heading=_("ボタン"), styles=("button",)),
    Specimen(key="messages", heading=_("お知らせと状態"), styles=("chip", "notice", "empty", "opening")),
    Specimen(key="forms", heading=_("入力"), styles=("field", "choice", "error_summary", "autosave")),
    Specimen(
        key="moving", heading=_("移動"), styles=("breadcrumb", "tabs", "pagination", "progress", "steps", "topics")
    ),
    Specimen(key="lists", heading=_("一覧と表"), styles=("table", "console_parts", "details_list", "card", "timeline")),
    Specimen(key="icons", heading=_("絵と数と日付"), styles=("shortcuts", "palette")),
)
# The frames of the three faces, each shown by the page that stands in it.
FACES: Final = {"public": "public_page", "console": "console_page", "plain": "plain_page"}


def component_styles() -> list[str]:
    """Return the stylesheets of all specimens, in the order of the page."""
    return [f"ui/css/{name}.css" for specimen in SPECIMENS for name in specimen.styles if name != "print"]
