"""Addresses of the reception for staff."""

from django.urls import path

from case_core.reception.web import board_views, booking_views, figure_views, help_views, slip_views, ticket_views

app_name = "reception"
urlpatterns = [
    path("", board_views.board, name="board"),
    path("live/", board_views.news, name="live"),
    path("issue/", ticket_views.issue, name="issue"),
    path("room/", ticket_views.choose_room, name="room"),
    path("next/", ticket_views.next_one, name="next"),
    path("bookings/", booking_views.bookings, name="bookings"),
    path("bookings/<int:booking_id>/", booking_views.issue, name="issue_booking"),
    path("figures/", figure_views.figures, name="figures"),
    path("help/<int:room_id>/", help_views.call, name="help"),
    path("help/calls/<int:help_id>/answer/", help_views.answer, name="help_answer"),
    path("help/calls/<int:help_id>/end/", help_views.end, name="help_end"),
    path("<int:ticket_id>/", ticket_views.ticket, name="ticket"),
    path("<int:ticket_id>/slip/", slip_views.slip, name="slip"),
    path("<int:ticket_id>/call/", ticket_views.call, name="call"),
    path("<int:ticket_id>/again/", ticket_views.again, name="again"),
    path("<int:ticket_id>/park/", ticket_views.park, name="park"),
    path("<int:ticket_id>/missed/", ticket_views.missed, name="missed"),
    path("<int:ticket_id>/redirect/", ticket_views.redirect_to, name="redirect"),
    path("<int:ticket_id>/begin/", ticket_views.begin, name="begin"),
    path("<int:ticket_id>/finish/", ticket_views.finish, name="finish"),
    path("<int:ticket_id>/left/", ticket_views.left, name="left"),
    path("<int:ticket_id>/take-up/", ticket_views.take_up, name="take_up"),
]
