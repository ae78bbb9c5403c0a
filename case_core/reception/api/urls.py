"""Addresses of numbers, of calls for help, and of what is settled."""

from django.urls import path

from case_core.reception.api import help_views, setting_views, views

urlpatterns = [
    path("tickets/", views.TicketViewSet.as_view({"get": "list", "post": "create"}), name="tickets"),
    path("tickets/next/", views.NextView.as_view(), name="tickets_next"),
    path("tickets/<int:ticket_id>/", views.TicketViewSet.as_view({"get": "retrieve"}), name="ticket"),
    path("tickets/<int:ticket_id>/call/", views.CallView.as_view(), name="ticket_call"),
    path("tickets/<int:ticket_id>/again/", views.AgainView.as_view(), name="ticket_again"),
    path("tickets/<int:ticket_id>/park/", views.ParkView.as_view(), name="ticket_park"),
    path("tickets/<int:ticket_id>/missed/", views.MissedView.as_view(), name="ticket_missed"),
    path("tickets/<int:ticket_id>/redirect/", views.RedirectView.as_view(), name="ticket_redirect"),
    path("tickets/<int:ticket_id>/begin/", views.BeginView.as_view(), name="ticket_begin"),
    path("tickets/<int:ticket_id>/finish/", views.FinishView.as_view(), name="ticket_finish"),
    path("tickets/<int:ticket_id>/left/", views.LeftView.as_view(), name="ticket_left"),
    path("tickets/<int:ticket_id>/take-up/", views.TicketTakeUpView.as_view(), name="ticket_take_up"),
    path("bookings/<int:booking_id>/ticket/", views.BookingTicketView.as_view(), name="booking_ticket"),
    path("rooms/<int:room_id>/help/", help_views.RoomHelpView.as_view(), name="room_help"),
    path("help-calls/", help_views.HelpCallViewSet.as_view({"get": "list"}), name="help_calls"),
    path("help-calls/<int:help_id>/answer/", help_views.HelpAnswerView.as_view(), name="help_call_answer"),
    path("help-calls/<int:help_id>/end/", help_views.HelpEndView.as_view(), name="help_call_end"),
    path(
        "reception-rules/",
        setting_views.ReceptionRulesViewSet.as_view({"get": "retrieve", "post": "create"}),
        name="reception_rules",
    ),
    path("displays/", setting_views.DisplayViewSet.as_view({"get": "list", "post": "create"}), name="displays"),
    path("displays/<int:display_id>/revoke/", setting_views.RevokeDisplayView.as_view(), name="display_revoke"),
]
