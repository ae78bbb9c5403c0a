"""Addresses of what is referred, for the bodies that it is referred to."""

from django.urls import path

from case_core.referrals.web import partner_views

app_name = "referred"
urlpatterns = [
    path("referrals/<int:referral_id>/", partner_views.referred, name="referral"),
    path("referrals/<int:referral_id>/news/", partner_views.news, name="news"),
    path("referrals/<int:referral_id>/accept/", partner_views.accept, name="accept"),
    path("referrals/<int:referral_id>/decline/", partner_views.decline, name="decline"),
    path("referrals/<int:referral_id>/finish/", partner_views.finish, name="finish"),
]
