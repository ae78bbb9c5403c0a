"""Addresses of sessions for the bodies that listen."""

from django.urls import path

from case_core.listening.web import partner_live, partner_steps, partner_views

app_name = "listened"
urlpatterns = [
    path("listening/<int:session_id>/", partner_views.room, name="room"),
    path("listening/<int:session_id>/news/", partner_views.news, name="news"),
    path("listening/<int:session_id>/ticket/", partner_live.ticket, name="ticket"),
    path("listening/<int:session_id>/propose/", partner_views.propose, name="propose"),
    path("listening/<int:session_id>/differ/<int:entry_id>/", partner_views.differing, name="differ"),
    path("listening/<int:session_id>/enter/", partner_steps.enter, name="enter"),
    path("listening/<int:session_id>/leave/", partner_steps.leave, name="leave"),
    path("listening/<int:session_id>/video/", partner_steps.video, name="video"),
    path("listening/<int:session_id>/confirm/<int:entry_id>/", partner_steps.confirm, name="confirm"),
    path("listening/<int:session_id>/record/", partner_steps.record, name="record"),
]
