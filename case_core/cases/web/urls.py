"""Addresses of a case's form pages."""

from django.urls import path

from case_core.cases.web import title_views, undo_views, views

app_name = "cases"
urlpatterns = [
    path("<int:case_id>/contact/", views.contact, name="contact"),
    path("<int:case_id>/assign/", views.assign, name="assign"),
    path("<int:case_id>/reply/", views.reply, name="reply"),
    path("<int:case_id>/reopen/", views.reopen, name="reopen"),
    path("<int:case_id>/title/", title_views.title, name="title"),
    path("<int:case_id>/undo/assignment/<int:step_id>/", undo_views.assignment, name="undo_assignment"),
    path("<int:case_id>/undo/closing/<int:step_id>/", undo_views.closing, name="undo_closing"),
    path("<int:case_id>/read/", views.read, name="read"),
]
