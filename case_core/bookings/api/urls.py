"""Addresses of offers and bookings."""

from django.urls import path

from case_core.bookings.api import views

urlpatterns = [
    path("booking-offers/", views.OfferViewSet.as_view({"get": "list"}), name="booking_offers"),
    path(
        "booking-offers/<int:offer_id>/free-times/",
        views.FreeTimesViewSet.as_view({"get": "retrieve"}),
        name="booking_free_times",
    ),
    path("bookings/", views.BookingViewSet.as_view({"get": "list", "post": "create"}), name="bookings"),
    path("bookings/<int:booking_id>/", views.BookingViewSet.as_view({"get": "retrieve"}), name="booking"),
    path("bookings/<int:booking_id>/move/", views.MoveView.as_view(), name="booking_move"),
    path("bookings/<int:booking_id>/cancel/", views.CancelView.as_view(), name="booking_cancel"),
    path("bookings/<int:booking_id>/arrival/", views.ArrivalView.as_view(), name="booking_arrival"),
    path("bookings/<int:booking_id>/no-show/", views.NoShowView.as_view(), name="booking_no_show"),
    path("bookings/<int:booking_id>/online-address/", views.OnlineAddressView.as_view(), name="booking_online"),
    path("bookings/<int:booking_id>/take-up/", views.TakeUpView.as_view(), name="booking_take_up"),
]
