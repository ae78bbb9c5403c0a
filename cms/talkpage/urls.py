"""The citizen's own page of a conversation."""

from django.urls import path

from cms.talkpage import link_views, views

app_name = "talkpage"
urlpatterns = [
    path("", views.door, name="door"),
    path("open/<str:token>/", views.open_link, name="open"),
    path("page/", views.page, name="page"),
    path("page/message/", views.write, name="write"),
    path("page/secret/", views.secret, name="secret"),
    path("page/link/", link_views.link, name="link"),
    path("close/", views.close, name="close"),
    path("leave/", views.leave, name="leave"),
]
