"""What the editor's browser sends."""

from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.pages.models import ContentPage


def form_of(page: ContentPage, *, lead: str) -> dict[str, str]:
    """Return the form of a page, filled in."""
    fields = {
        "title": page.title,
        "slug": page.slug,
        "lead": lead,
        "show_in_menus": "on",
        "search_description": "",
        "body": streamfield([("text", rich_text("<p>毎日、開いています。</p>"))]),
        "comments": {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"},
    }
    return dict(nested_form_data(fields))
