"""Which of Wagtail's addresses a city has. Whatever is not named here answers 404, also after an upgrade."""

from typing import Final

_HOME: Final = {"wagtailadmin_home", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog", "wagtailadmin_logout"}
_HELPERS: Final = {
    "wagtailadmin_api:pages:listing",
    "wagtailadmin_api:pages:detail",
    "wagtailadmin_dismissibles",
    "wagtailadmin_editing_sessions:ping",
    "wagtailadmin_editing_sessions:release",
    "wagtailadmin_block_preview",
    "wagtailadmin_tag_autocomplete",
    "wagtailadmin_tag_model_autocomplete",
}
_PAGES: Final = {
    "wagtailadmin_explore_root",
    "wagtailadmin_explore",
    "wagtailadmin_explore_results",
    "wagtail_bulk_action",
    *(
        f"wagtailadmin_pages:{name}"
        for name in (
            "add",
            "add_subpage",
            "copy",
            "delete",
            "edit",
            "history",
            "history_results",
            "lock",
            "move",
            "move_confirm",
            "preview_on_add",
            "preview_on_edit",
            "revisions_compare",
            "revisions_index",
            "revisions_revert",
            "revisions_view",
            "search",
            "search_results",
            "set_page_position",
            "unlock",
            "unpublish",
            "usage",
            "view_draft",
        )
    ),
}
_CHOOSERS: Final = {
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_child",
    "wagtailadmin_choose_page_search",
    "wagtailadmin_choose_page_chosen_multiple",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_choose_page_email_link",
    "wagtailadmin_choose_page_phone_link",
    "wagtailadmin_choose_page_anchor_link",
    *(
        f"{kind}_chooser:{name}"
        for kind in ("wagtaildocs", "wagtailimages")
        for name in ("choose", "choose_results", "chosen", "chosen_multiple", "create")
    ),
    "wagtailimages_chooser:select_format",
}
_FILES: Final = {
    *(
        f"{kind}:{name}"
        for kind in ("wagtaildocs", "wagtailimages")
        for name in (
            "add",
            "add_multiple",
            "delete",
            "delete_multiple",
            "edit",
            "edit_multiple",
            "index",
            "index_results",
        )
    ),
    "wagtaildocs:create_multiple_from_uploaded_document",
    "wagtaildocs:delete_upload_multiple",
    "wagtaildocs:document_usage",
    "wagtailimages:create_multiple_from_uploaded_image",
    "wagtailimages:delete_upload_multiple",
    "wagtailimages:image_usage",
}
_REPORTS: Final = {"wagtailadmin_reports:site_history", "wagtailadmin_reports:site_history_results"}

OPEN_NAMES: Final = frozenset(_HOME | _HELPERS | _PAGES | _CHOOSERS | _FILES | _REPORTS)
# Shown in a frame of the editor.
FRAMED_NAMES: Final = frozenset(
    {
        "wagtailadmin_block_preview",
        "wagtailadmin_pages:preview_on_add",
        "wagtailadmin_pages:preview_on_edit",
    }
)
# With a rich-text editor, which writes <style> elements: its hint in an empty text, its nested numbered lists.
RICH_TEXT_NAMES: Final = frozenset(
    {
        "wagtailadmin_pages:add",
        "wagtailadmin_pages:edit",
        "wagtailadmin_pages:revisions_revert",
    }
)
LOGIN_NAME: Final = "wagtailadmin_login"
