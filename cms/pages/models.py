"""The pages of a city: home, kinds of consultation, and plain content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction

from cms.base.blocks import body_blocks, question_block, step_block
from cms.base.preview import allow_preview_frame
from cms.pages.forms import ConsultationPageForm

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


class CityPage(Page):
    """What all pages of a city have in common."""

    # Nothing publishes by the clock here, so no page may promise it.
    settings_panels: ClassVar[list[Any]] = []
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldPanel(name) for name in ("slug", "show_in_menus", "search_description")], _("公開の設定"))
    ]

    # A city's pages are for everybody: the editor's privacy dialogue is closed, too.
    private_page_options: ClassVar[list[str]] = []

    class Meta:
        """Not a table of its own."""

        abstract = True

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Return none, without asking the database twice on each page."""
        none: QuerySet[PageViewRestriction] = PageViewRestriction.objects.none()
        return none

    def get_context(self, request: HttpRequest, *args: Any, **options: Any) -> dict[str, Any]:
        """Return what the template shows: the page, and what stands on every page of the city."""
        from cms.pages.context import page_context

        return {**super().get_context(request, *args, **options), **page_context(self)}

    def serve_preview(self, request: HttpRequest, mode_name: str) -> Any:
        """Render the draft; the editor shows it in a frame of the same city."""
        return allow_preview_frame(super().serve_preview(request, mode_name))


class HomePage(CityPage):
    """The city's face: who is there now, how to reach them, what they help with (トップページ)."""

    lead: models.TextField[str, str] = models.TextField(_("はじめの文章"), max_length=400, blank=True)
    notice: models.TextField[str, str] = models.TextField(
        _("お知らせ"), max_length=400, blank=True, help_text=_("書くと、いちばん上に出ます。なければ空けておきます。")
    )
    telephone: models.CharField[str, str] = models.CharField(
        _("電話番号"), max_length=20, blank=True, help_text=_("すべてのページに出ます。")
    )
    fax: models.CharField[str, str] = models.CharField(_("ファクス番号"), max_length=20, blank=True)
    email: models.EmailField[str, str] = models.EmailField(_("メールアドレス"), blank=True)
    address: models.TextField[str, str] = models.TextField(_("住所"), max_length=300, blank=True)
    access: models.TextField[str, str] = models.TextField(_("行き方"), max_length=600, blank=True)
    steps = StreamField([("step", step_block())], verbose_name=_("相談の流れ"), blank=True, max_num=5)
    questions = StreamField([("question", question_block())], verbose_name=_("よくある質問"), blank=True, max_num=8)

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("notice"),
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("telephone", "fax", "email", "address", "access")], _("連絡先と場所")
        ),
        FieldPanel("steps"),
        FieldPanel("questions"),
    ]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["pages.ConsultationIndexPage", "pages.ContentPage"]
    max_count = 1
    template = "pages/home_page.html"

    class Meta:
        """Exactly one in each city."""

        verbose_name = _("トップページ")

    def get_context(self, request: HttpRequest, *args: Any, **options: Any) -> dict[str, Any]:
        """Return the page with today's state, this week's hours and the topics."""
        from cms.pages.context import home_context

        context = super().get_context(request, *args, **options)
        return {**context, **home_context(context["face"])}


class ConsultationIndexPage(CityPage):
    """The list of what one can ask about (相談の種類)."""

    lead: models.TextField[str, str] = models.TextField(_("はじめの文章"), max_length=400, blank=True)

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("lead")]
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["pages.ConsultationPage"]
    template = "pages/consultation_index_page.html"

    class Meta:
        """One in each city."""

        verbose_name = _("相談の一覧ページ")


class ConsultationPage(CityPage):
    """One kind of consultation: what it is for, whom one meets, what to bring (相談の案内)."""

    topic: models.CharField[str, str] = models.CharField(
        _("相談の分野"), max_length=40, blank=True, help_text=_("選ぶと、トップページの同じ分野からここに進みます。")
    )
    lead: models.TextField[str, str] = models.TextField(_("はじめの文章"), max_length=400)
    who_you_meet: models.CharField[str, str] = models.CharField(_("相談を受ける人"), max_length=200, blank=True)
    what_to_bring: models.TextField[str, str] = models.TextField(
        _("お持ちいただくもの"), max_length=600, blank=True, help_text=_("1行に1つずつ書きます。")
    )
    body = StreamField(body_blocks(), verbose_name=_("本文"), blank=True)

    base_form_class = ConsultationPageForm
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("topic"),
        FieldPanel("lead"),
        FieldPanel("who_you_meet"),
        FieldPanel("what_to_bring"),
        FieldPanel("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["pages.ConsultationIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "pages/consultation_page.html"

    class Meta:
        """One for each kind."""

        verbose_name = _("相談の案内ページ")

    def get_context(self, request: HttpRequest, *args: Any, **options: Any) -> dict[str, Any]:
        """Return the page with the way to the form."""
        from cms.pages.context import form_url

        return {**super().get_context(request, *args, **options), "form_url": form_url(self.topic)}

    @property
    def things_to_bring(self) -> list[str]:
        """Return what to bring, one thing each."""
        return [line.strip() for line in self.what_to_bring.splitlines() if line.strip()]


class ContentPage(CityPage):
    """A page of text: privacy, about the centre, accessibility (お知らせ・案内)."""

    lead: models.TextField[str, str] = models.TextField(_("はじめの文章"), max_length=400, blank=True)
    body = StreamField(body_blocks(), verbose_name=_("本文"), blank=True)

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage", "pages.ContentPage"]
    subpage_types: ClassVar[list[str]] = ["pages.ContentPage"]
    template = "pages/content_page.html"

    class Meta:
        """Any number."""

        verbose_name = _("案内ページ")
