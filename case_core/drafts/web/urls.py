"""Addresses of drafts: for the page's script, and for those who throw one away."""

from django.urls import path

from case_core.drafts.web import views

app_name = "drafts"
urlpatterns = [
    path("", views.drafts, name="drafts"),
    path("<uuid:draft_key>/discard/", views.discard, name="discard"),
]
