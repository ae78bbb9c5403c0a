"""Addresses of the console."""

from django.urls import path

from case_core.console.web import case_views, day_views, inbox_views, live_views, presence_views, rounds_views

app_name = "console"
urlpatterns = [
    path("", day_views.day, name="day"),
    path("inbox/", inbox_views.inbox, name="inbox"),
    path("cases/", case_views.cases, name="cases"),
    path("search/", case_views.search, name="search"),
    path("cases/<int:case_id>/", case_views.case, name="case"),
    path("cases/<int:case_id>/close/", case_views.close, name="close"),
    path("cases/<int:case_id>/rounds/", rounds_views.rounds, name="rounds"),
    path("live/ticket/", live_views.ticket, name="live_ticket"),
    path("live/day/", live_views.day_news, name="live_day"),
    path("live/desk/", live_views.desk_news, name="live_desk"),
    path("live/cases/<int:case_id>/", live_views.case_news, name="live_case"),
    path("live/cases/<int:case_id>/presence/", presence_views.case_presence, name="live_presence"),
]
