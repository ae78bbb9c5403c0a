"""Addresses of sessions for the centre."""

from django.urls import path

from case_core.listening.web import staff_views, step_views

app_name = "listening"
urlpatterns = [
    path("cases/<int:case_id>/listening/", staff_views.of_case, name="of_case"),
    path("cases/<int:case_id>/listening/new/", staff_views.new, name="new"),
    path("listening/<int:session_id>/", staff_views.room, name="room"),
    path("listening/<int:session_id>/news/", staff_views.news, name="news"),
    path("listening/<int:session_id>/open/", staff_views.begin, name="open"),
    path("listening/<int:session_id>/end/", staff_views.end, name="end"),
    path("listening/<int:session_id>/seat/", step_views.seat, name="seat"),
    path("listening/<int:session_id>/answer/<int:organization_id>/", step_views.answer, name="answer"),
    path("listening/proposals/<int:entry_id>/take/", step_views.take, name="take"),
    path("listening/proposals/<int:entry_id>/aside/", step_views.put_aside, name="aside"),
]
