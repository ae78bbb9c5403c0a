"""Addresses of sessions."""

from django.urls import path

from case_core.listening.api import views

urlpatterns = [
    path(
        "cases/<int:case_id>/listening-sessions/",
        views.CaseSessionViewSet.as_view({"get": "list", "post": "create"}),
        name="case_listening",
    ),
    path(
        "listening-sessions/<int:session_id>/",
        views.SessionViewSet.as_view({"get": "retrieve"}),
        name="listening_session",
    ),
    path("listening-sessions/<int:session_id>/open/", views.OpenView.as_view(), name="listening_open"),
    path("listening-sessions/<int:session_id>/end/", views.EndView.as_view(), name="listening_end"),
    path("listening-sessions/<int:session_id>/seats/", views.SeatView.as_view(), name="listening_seats"),
    path("listening-sessions/<int:session_id>/answers/", views.AnswerView.as_view(), name="listening_answers"),
    path("listening-sessions/<int:session_id>/notes/", views.NoteView.as_view(), name="listening_notes"),
    path("listening-proposals/<int:entry_id>/take/", views.TakeView.as_view(), name="listening_take"),
    path("listening-proposals/<int:entry_id>/put-aside/", views.AsideView.as_view(), name="listening_aside"),
]
