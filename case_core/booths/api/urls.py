"""Addresses of the requests of booths."""

from django.urls import path

from case_core.booths.api import views

urlpatterns = [
    path("booth-requests/", views.BoothRequestViewSet.as_view({"get": "list"}), name="booth_requests"),
    path(
        "booth-requests/<int:request_id>/", views.BoothRequestViewSet.as_view({"get": "retrieve"}), name="booth_request"
    ),
    path("booth-requests/<int:request_id>/take/", views.TakeView.as_view(), name="booth_request_take"),
    path("booth-requests/<int:request_id>/connect/", views.ConnectView.as_view(), name="booth_request_connect"),
    path("booth-requests/<int:request_id>/end/", views.EndView.as_view(), name="booth_request_end"),
]
