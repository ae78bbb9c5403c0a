"""Addresses of conversations."""

from django.urls import path

from case_core.conversations.web import case_views, conversation_views, inbox_views, turn_views

app_name = "conversations"
_ONE = "conversations/<int:conversation_id>/"
urlpatterns = [
    path("conversations/", inbox_views.inbox, name="inbox"),
    path("conversations/live/", inbox_views.inbox_news, name="inbox_news"),
    path(_ONE, conversation_views.conversation, name="conversation"),
    path(f"{_ONE}live/", conversation_views.news, name="news"),
    path(f"{_ONE}files/<int:file_id>/", conversation_views.file, name="file"),
    path(f"{_ONE}take-over/", turn_views.take_over, name="take_over"),
    path(f"{_ONE}hand-back/", turn_views.hand_back, name="hand_back"),
    path(f"{_ONE}assign/", turn_views.assign, name="assign"),
    path(f"{_ONE}finish/", turn_views.finish, name="finish"),
    path(f"{_ONE}reopen/", turn_views.reopen, name="reopen"),
    path(f"{_ONE}typing/", turn_views.typing, name="typing"),
    path(f"{_ONE}read/", turn_views.read, name="read"),
    path(f"{_ONE}messages/<uuid:message_id>/again/", turn_views.send_again, name="send_again"),
    path(f"{_ONE}take-up/", case_views.take_up, name="take_up"),
    path(f"{_ONE}tie/", case_views.tie, name="tie"),
    path("cases/<int:case_id>/conversations/", inbox_views.of_case, name="of_case"),
]
