"""Addresses of somebody's busy times."""

from django.urls import path

from case_core.busy.web import views

app_name = "busy"
urlpatterns = [
    path("<int:counsellor_id>/busy/", views.busy, name="busy"),
    path("<int:counsellor_id>/busy/file/", views.file, name="file"),
    path("<int:counsellor_id>/busy/address/", views.address, name="address"),
    path("<int:counsellor_id>/busy/remove/", views.remove, name="remove"),
]
