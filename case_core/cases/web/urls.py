"""Addresses of a case's form pages."""

from django.urls import path

from case_core.cases.web import views

app_name = "cases"
urlpatterns = [
    path("<int:case_id>/contact/", views.contact, name="contact"),
    path("<int:case_id>/assign/", views.assign, name="assign"),
    path("<int:case_id>/reply/", views.reply, name="reply"),
    path("<int:case_id>/reopen/", views.reopen, name="reopen"),
    path("<int:case_id>/read/", views.read, name="read"),
]
