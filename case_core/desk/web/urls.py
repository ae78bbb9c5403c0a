"""Addresses of the rooms' board and of calls."""

from django.urls import path

from case_core.desk.web import alerts, board_views, centre_views, section_views

app_name = "desk"
urlpatterns = [
    path("", board_views.board, name="board"),
    path("live/", board_views.news, name="live"),
    path("alerts/", alerts.news, name="alerts"),
    path("summon/<int:case_id>/", centre_views.summon, name="summon"),
    path("<int:summons_id>/answer/", section_views.answer, name="answer"),
    path("<int:summons_id>/decline/", section_views.decline, name="decline"),
    path("<int:summons_id>/arrival/", section_views.arrival, name="arrival"),
    path("<int:summons_id>/leaving/", section_views.leaving, name="leaving"),
    path("<int:summons_id>/sit-in/", centre_views.join, name="sit_in"),
    path("<int:summons_id>/withdraw/", centre_views.withdraw, name="withdraw"),
]
