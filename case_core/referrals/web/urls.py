"""Addresses of what the centre refers."""

from django.urls import path

from case_core.referrals.web import answer_views, carriage_views, letter_views, referral_views

app_name = "referrals"
urlpatterns = [
    path("cases/<int:case_id>/referrals/", referral_views.of_case, name="of_case"),
    path("cases/<int:case_id>/referrals/new/", referral_views.new, name="new"),
    path("sharing/<int:share_id>/refer/", referral_views.of_share, name="of_share"),
    path("referrals/<int:referral_id>/", referral_views.one, name="referral"),
    path("referrals/<int:referral_id>/carry/", carriage_views.again, name="carry"),
    path("referrals/<int:referral_id>/letter/", letter_views.give, name="letter"),
    path("referrals/<int:referral_id>/letter/paper/", letter_views.paper, name="letter_paper"),
    path("referrals/<int:referral_id>/revoke/", referral_views.revoke, name="revoke"),
    path("referrals/<int:referral_id>/accept/", answer_views.accept, name="accept"),
    path("referrals/<int:referral_id>/decline/", answer_views.decline, name="decline"),
    path("referrals/<int:referral_id>/finish/", answer_views.finish, name="finish"),
]
