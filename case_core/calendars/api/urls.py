"""Addresses at which the addresses of calendars are made and stopped."""

from django.urls import path

from case_core.calendars.api import views

urlpatterns = [
    path(
        "calendar-feed/",
        views.OwnFeedViewSet.as_view({"get": "retrieve", "post": "create"}),
        name="calendar_feed",
    ),
    path("calendar-feed/end/", views.EndOwnFeedView.as_view(), name="calendar_feed_end"),
    path("rooms/calendar-feeds/", views.RoomFeedsViewSet.as_view({"get": "retrieve"}), name="room_calendar_feeds"),
    path("rooms/<int:room_id>/calendar-feed/", views.MakeRoomFeedView.as_view(), name="room_calendar_feed"),
    path("rooms/<int:room_id>/calendar-feed/end/", views.EndRoomFeedView.as_view(), name="room_calendar_feed_end"),
]
