"""Addresses of what administrators settle for conversations."""

from django.urls import path

from case_core.conversations.web import settings_views

app_name = "conversation_settings"
urlpatterns = [
    path("", settings_views.overview, name="overview"),
    path("texts/<slug:kind>/", settings_views.text, name="text"),
    path("canned/add/", settings_views.add_canned, name="add_canned"),
    path("canned/<int:text_id>/", settings_views.canned, name="canned"),
    path("canned/<int:text_id>/remove/", settings_views.remove_canned, name="remove_canned"),
    path("rules/", settings_views.rules, name="rules"),
    path("channels/<int:channel_id>/", settings_views.channel, name="channel"),
    path("channels/<int:channel_id>/policy/", settings_views.policy, name="policy"),
]
