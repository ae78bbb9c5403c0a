"""Addresses behind a letter's link: of no record, since the browser's own session says which letter is open."""

from django.urls import path

from case_core.referrals.web import letter_page_views

app_name = "letter"
urlpatterns = [
    path("", letter_page_views.page, name="page"),
    path("open/<str:token>/", letter_page_views.open_link, name="open"),
    path("accept/", letter_page_views.accept, name="accept"),
    path("decline/", letter_page_views.decline, name="decline"),
    path("finish/", letter_page_views.finish, name="finish"),
    path("close/", letter_page_views.close, name="close"),
]
