"""The citizen's own page of a conversation."""

from django.urls import path

from cms.talkpage import file_views, link_views, live_views, views

app_name = "talkpage"
urlpatterns = [
    path("", views.door, name="door"),
    path("open/<str:token>/", views.open_link, name="open"),
    path("page/", views.page, name="page"),
    path("page/message/", views.write, name="write"),
    path("page/secret/", views.secret, name="secret"),
    path("page/link/", link_views.link, name="link"),
    path("page/files/<int:file_id>/", file_views.file, name="file"),
    path("files/<uuid:key>/<slug:sign>/", file_views.sent_file, name="sent_file"),
    path("page/live/", live_views.news, name="news"),
    path("page/live/ticket/", live_views.ticket, name="ticket"),
    path("page/typing/", live_views.typing, name="typing"),
    path("close/", views.close, name="close"),
    path("leave/", views.leave, name="leave"),
]
