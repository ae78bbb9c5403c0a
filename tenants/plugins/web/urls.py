"""Addresses of the pages on channels."""

from django.urls import path

from tenants.plugins.web import keeping_views, set_up_views, views

app_name = "channels"
urlpatterns = [
    path("", views.channels, name="channels"),
    path("add/", set_up_views.add, name="add"),
    path("<int:channel_id>/", views.channel, name="channel"),
    path("<int:channel_id>/sheet/", set_up_views.sheet, name="sheet"),
    path("<int:channel_id>/settings/", set_up_views.settings, name="settings"),
    path("<int:channel_id>/try/", set_up_views.trial, name="trial"),
    path("<int:channel_id>/address/", views.address, name="address"),
    path("<int:channel_id>/check/", keeping_views.check, name="check"),
    path("<int:channel_id>/pause/", keeping_views.pause, name="pause"),
    path("<int:channel_id>/resume/", keeping_views.resume, name="resume"),
    path("<int:channel_id>/renew-address/", keeping_views.renew, name="renew"),
    path("<int:channel_id>/menu/", keeping_views.menu, name="menu"),
    path("<int:channel_id>/rename/", keeping_views.rename, name="rename"),
    path("<int:channel_id>/remove/", keeping_views.remove, name="remove"),
]
