"""Addresses of rooms and calls."""

from django.urls import path

from case_core.desk.api import room_views, views

urlpatterns = [
    path("rooms/", room_views.RoomViewSet.as_view({"get": "list", "post": "create"}), name="rooms"),
    path("rooms/<int:room_id>/change/", room_views.ChangeRoomView.as_view(), name="room_change"),
    path("rooms/<int:room_id>/end/", room_views.EndRoomView.as_view(), name="room_end"),
    path(
        "desk-rules/",
        room_views.DeskRulesViewSet.as_view({"get": "retrieve", "post": "create"}),
        name="desk_rules",
    ),
    path(
        "cases/<int:case_id>/summonses/",
        views.CaseSummonsViewSet.as_view({"get": "list", "post": "create"}),
        name="case_summonses",
    ),
    path("summonses/", views.SummonsViewSet.as_view({"get": "list"}), name="summonses"),
    path("summonses/<int:summons_id>/", views.SummonsViewSet.as_view({"get": "retrieve"}), name="summons"),
    path("summonses/<int:summons_id>/answer/", views.AnswerView.as_view(), name="summons_answer"),
    path("summonses/<int:summons_id>/decline/", views.DeclineView.as_view(), name="summons_decline"),
    path("summonses/<int:summons_id>/arrival/", views.ArrivalView.as_view(), name="summons_arrival"),
    path("summonses/<int:summons_id>/leaving/", views.LeavingView.as_view(), name="summons_leaving"),
    path("summonses/<int:summons_id>/sit-in/", views.SitInView.as_view(), name="summons_sit_in"),
    path("summonses/<int:summons_id>/withdraw/", views.WithdrawView.as_view(), name="summons_withdraw"),
]
