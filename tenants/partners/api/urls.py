"""Addresses of partner organisations."""

from django.urls import path

from tenants.partners.api import member_views, views

urlpatterns = [
    path("partners/", views.PartnersViewSet.as_view({"get": "list"}), name="partners"),
    path("partners/add/", views.AddPartnerView.as_view(), name="partner_add"),
    path("partners/<int:organization_id>/change/", views.ChangePartnerView.as_view(), name="partner_change"),
    path("partners/<int:organization_id>/close/", views.ClosePartnerView.as_view(), name="partner_close"),
    path(
        "partners/<int:organization_id>/agreements/",
        views.AgreementViewSet.as_view({"get": "list", "post": "create"}),
        name="partner_agreements",
    ),
    path(
        "partners/<int:organization_id>/members/",
        member_views.PartnerMemberViewSet.as_view({"get": "list"}),
        name="partner_members",
    ),
    path(
        "partners/<int:organization_id>/invitations/",
        member_views.InvitationViewSet.as_view({"get": "list", "post": "create"}),
        name="partner_invitations",
    ),
    path("partner-agreements/<int:agreement_id>/end/", views.EndAgreementView.as_view(), name="partner_agreement_end"),
    path("partner-members/<int:member_id>/remove/", member_views.RemoveMemberView.as_view(), name="partner_remove"),
    path(
        "partner-invitations/<int:invitation_id>/withdraw/",
        member_views.WithdrawInvitationView.as_view(),
        name="partner_invitation_withdraw",
    ),
]
