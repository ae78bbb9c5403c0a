"""Addresses of what the centre refers."""

from django.urls import path

from case_core.referrals.api import views

urlpatterns = [
    path(
        "cases/<int:case_id>/referrals/",
        views.CaseReferralViewSet.as_view({"get": "list", "post": "create"}),
        name="case_referrals",
    ),
    path("referrals/<int:referral_id>/", views.ReferralViewSet.as_view({"get": "retrieve"}), name="referral"),
    path("referrals/<int:referral_id>/accept/", views.AcceptView.as_view(), name="referral_accept"),
    path("referrals/<int:referral_id>/decline/", views.DeclineView.as_view(), name="referral_decline"),
    path("referrals/<int:referral_id>/finish/", views.FinishView.as_view(), name="referral_finish"),
    path("referrals/<int:referral_id>/carry/", views.CarryView.as_view(), name="referral_carry"),
    path("referrals/<int:referral_id>/letter/", views.LetterView.as_view(), name="referral_letter"),
    path(
        "referrals/<int:referral_id>/letter/paper/",
        views.LetterPaperViewSet.as_view({"get": "retrieve"}),
        name="referral_letter_paper",
    ),
    path("referrals/<int:referral_id>/revoke/", views.RevokeView.as_view(), name="referral_revoke"),
]
