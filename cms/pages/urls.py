"""The public pages; included last, since a page may have any path."""

from django.urls import path, re_path
from django.views.decorators.http import require_safe
from wagtail.documents.views.serve import serve as serve_document
from wagtail.urls import serve_pattern

from cms.pages.views import show_page, show_picture

# Without a namespace: Wagtail looks these names up itself.
urlpatterns = [
    path("media/<path:name>", show_picture, name="city_picture"),
    re_path(r"^documents/(\d+)/(.*)$", require_safe(serve_document), name="wagtaildocs_serve"),
    re_path(serve_pattern, show_page, name="wagtail_serve"),
]
