"""Addresses of busy times."""

from django.urls import path

from case_core.busy.api import views

urlpatterns = [
    path("counsellors/<int:counsellor_id>/busy/", views.BusyViewSet.as_view({"get": "retrieve"}), name="busy"),
    path("counsellors/<int:counsellor_id>/busy/address/", views.BusyAddressView.as_view(), name="busy_address"),
    path("counsellors/<int:counsellor_id>/busy/file/", views.BusyFileView.as_view(), name="busy_file"),
    path("counsellors/<int:counsellor_id>/busy/remove/", views.RemoveBusyView.as_view(), name="busy_remove"),
]
