"""Addresses of channels."""

from django.urls import path

from tenants.plugins.api import asking_views, views

urlpatterns = [
    path("channel-plugins/", views.PluginViewSet.as_view({"get": "retrieve"}), name="channel_plugins"),
    path("channels/", views.ChannelsViewSet.as_view({"get": "retrieve", "post": "create"}), name="channels"),
    path("channels/<int:channel_id>/", views.ChannelViewSet.as_view({"get": "retrieve"}), name="channel"),
    path("channels/<int:channel_id>/accept/", views.AcceptView.as_view(), name="channel_accept"),
    path("channels/<int:channel_id>/configure/", views.ConfigureView.as_view(), name="channel_configure"),
    path("channels/<int:channel_id>/try/", asking_views.TrialView.as_view(), name="channel_try"),
    path("channels/<int:channel_id>/check/", asking_views.CheckView.as_view(), name="channel_check"),
    path("channels/<int:channel_id>/pause/", views.PauseView.as_view(), name="channel_pause"),
    path("channels/<int:channel_id>/resume/", views.ResumeView.as_view(), name="channel_resume"),
    path("channels/<int:channel_id>/renew-address/", views.RenewView.as_view(), name="channel_renew"),
    path("channels/<int:channel_id>/rename/", views.RenameView.as_view(), name="channel_rename"),
    path("channels/<int:channel_id>/menu/", views.MenuView.as_view(), name="channel_menu"),
    path("channels/<int:channel_id>/remove/", views.RemoveView.as_view(), name="channel_remove"),
]
