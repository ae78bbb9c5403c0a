"""Addresses of what is shared, for the bodies that it is shared with."""

from django.urls import path

from case_core.sharing.web import partner_live, partner_views

app_name = "shared"
urlpatterns = [
    path("live/ticket/", partner_live.ticket, name="ticket"),
    path("shared/<int:share_id>/", partner_views.shared, name="shared"),
    path("shared/<int:share_id>/news/", partner_views.news, name="news"),
    path("shared/<int:share_id>/comment/", partner_views.comment, name="comment"),
]
