"""Addresses of requests to the head."""

from django.urls import path

from case_core.approvals.web import views

app_name = "approvals"
urlpatterns = [
    path("cases/<int:case_id>/approvals/", views.of_case, name="of_case"),
    path("cases/<int:case_id>/approvals/reading/", views.ask_reading, name="ask_reading"),
    path("cases/<int:case_id>/approvals/closing/", views.ask_end, name="ask_closing"),
    path("approvals/", views.waiting, name="waiting"),
    path("approvals/<int:approval_id>/", views.decide, name="decide"),
    path("approvals/<int:approval_id>/withdraw/", views.withdraw, name="withdraw"),
    path("settings/approvals/", views.rules, name="rules"),
]
