"""Addresses of conversations."""

from django.urls import path

from case_core.conversations.api import settings_views, views

_ONE = "conversations/<int:conversation_id>/"
_CANNED = "canned-texts/<int:text_id>/"
_CHANNEL = "channels/<int:channel_id>/"
urlpatterns = [
    path("conversations/", views.ConversationViewSet.as_view({"get": "list"}), name="conversations"),
    path(_ONE, views.ConversationViewSet.as_view({"get": "retrieve"}), name="conversation"),
    path(f"{_ONE}reply/", views.ReplyView.as_view(), name="conversation_reply"),
    path(f"{_ONE}reply-with-file/", views.ReplyWithFileView.as_view(), name="conversation_reply_with_file"),
    path(f"{_ONE}take-up/", views.TakeUpView.as_view(), name="conversation_take_up"),
    path(f"{_ONE}tie/", views.TieView.as_view(), name="conversation_tie"),
    path(f"{_ONE}take-over/", views.TakeOverView.as_view(), name="conversation_take_over"),
    path(f"{_ONE}assign/", views.AssignView.as_view(), name="conversation_assign"),
    path(f"{_ONE}hand-back/", views.HandBackView.as_view(), name="conversation_hand_back"),
    path(f"{_ONE}finish/", views.FinishView.as_view(), name="conversation_finish"),
    path(f"{_ONE}reopen/", views.ReopenView.as_view(), name="conversation_reopen"),
    path(f"{_ONE}read/", views.SeenView.as_view(), name="conversation_read"),
    path(f"{_ONE}send-again/", views.AgainView.as_view(), name="conversation_send_again"),
    path(
        "conversation-settings/",
        settings_views.ConversationSettingsViewSet.as_view({"get": "retrieve", "post": "create"}),
        name="conversation_settings",
    ),
    path("conversation-texts/change/", settings_views.FixedTextView.as_view(), name="conversation_text_change"),
    path("canned-texts/", settings_views.AddCannedTextView.as_view(), name="canned_texts"),
    path(f"{_CANNED}change/", settings_views.ChangeCannedTextView.as_view(), name="canned_text_change"),
    path(f"{_CANNED}remove/", settings_views.RemoveCannedTextView.as_view(), name="canned_text_remove"),
    path(
        f"{_CHANNEL}conversation-rules/", settings_views.ChannelRulesView.as_view(), name="channel_conversation_rules"
    ),
    path(f"{_CHANNEL}content-policy/", settings_views.PolicyView.as_view(), name="channel_content_policy"),
]
