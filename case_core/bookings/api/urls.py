"""Addresses of offers, bookings and rooms of other bodies."""

from django.urls import path

from case_core.bookings.api import reservation_views, setting_views, views

urlpatterns = [
    path(
        "booking-offers/",
        setting_views.OfferViewSet.as_view({"get": "list", "post": "create"}),
        name="booking_offers",
    ),
    path(
        "booking-offers/<int:offer_id>/",
        setting_views.OfferSettingsViewSet.as_view({"get": "retrieve"}),
        name="booking_offer",
    ),
    path("booking-offers/<int:offer_id>/change/", setting_views.ChangeOfferView.as_view(), name="booking_offer_change"),
    path("booking-offers/<int:offer_id>/end/", setting_views.EndOfferView.as_view(), name="booking_offer_end"),
    path(
        "booking-rules/",
        setting_views.BookingRulesViewSet.as_view({"get": "retrieve", "post": "create"}),
        name="booking_rules",
    ),
    path(
        "room-reservations/",
        reservation_views.RoomReservationViewSet.as_view({"get": "list", "post": "create"}),
        name="room_reservations",
    ),
    path(
        "room-reservations/<int:reservation_id>/release/",
        reservation_views.ReleaseRoomView.as_view(),
        name="room_reservation_release",
    ),
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
