"""What a clerk may put on a page: few blocks, each of which looks right by itself."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

RICH_TEXT_FEATURES = ["bold", "ol", "ul", "link", "document-link"]


def text_block() -> blocks.RichTextBlock:
    """Return running text with the few forms that stay readable everywhere."""
    return blocks.RichTextBlock(label=_("文章"), features=RICH_TEXT_FEATURES, icon="pilcrow")


def question_block() -> blocks.StructBlock:
    """Return one frequent question with its answer."""
    return blocks.StructBlock(
        [
            ("question", blocks.CharBlock(label=_("質問"), max_length=200)),
            ("answer", blocks.RichTextBlock(label=_("答え"), features=RICH_TEXT_FEATURES)),
        ],
        label=_("よくある質問"),
        icon="help",
        template="cms/blocks/question.html",
    )


def step_block() -> blocks.StructBlock:
    """Return one step of what happens to a matter."""
    return blocks.StructBlock(
        [
            ("heading", blocks.CharBlock(label=_("見出し"), max_length=60)),
            ("text", blocks.CharBlock(label=_("説明"), max_length=200, required=False)),
        ],
        label=_("流れ"),
        icon="list-ol",
    )


def body_blocks() -> list[tuple[str, blocks.Block]]:
    """Return the blocks of a page's body."""
    return [
        ("heading", _heading_block()),
        ("text", text_block()),
        ("notice", blocks.TextBlock(label=_("大切なお知らせ"), icon="warning", template="cms/blocks/notice.html")),
        ("telephone", _telephone_block()),
        ("question", question_block()),
        ("image", ImageBlock(label=_("画像"), template="cms/blocks/image.html")),
    ]


def _heading_block() -> blocks.CharBlock:
    return blocks.CharBlock(label=_("見出し"), max_length=100, icon="title", template="cms/blocks/heading.html")


def _telephone_block() -> blocks.StructBlock:
    return blocks.StructBlock(
        [
            ("name", blocks.CharBlock(label=_("名前"), max_length=100)),
            ("number", blocks.CharBlock(label=_("電話番号"), max_length=20)),
            ("note", blocks.CharBlock(label=_("受付時間など"), max_length=200, required=False)),
        ],
        label=_("電話番号"),
        icon="mobile-alt",
        template="cms/blocks/telephone.html",
    )
