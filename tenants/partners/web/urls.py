"""Addresses of the settings on partner organisations."""

from django.urls import path

from tenants.partners.web import agreement_views, member_views, organization_views

app_name = "partners"
urlpatterns = [
    path("", organization_views.organizations, name="organizations"),
    path("add/", organization_views.add, name="add"),
    path("<int:organization_id>/", organization_views.organization, name="organization"),
    path("<int:organization_id>/change/", organization_views.change, name="change"),
    path("<int:organization_id>/close/", organization_views.close, name="close"),
    path("<int:organization_id>/agreements/add/", agreement_views.conclude, name="conclude"),
    path("<int:organization_id>/members/invite/", member_views.invite, name="invite"),
    path("agreements/<int:agreement_id>/end/", agreement_views.end, name="end_agreement"),
    path("members/<int:member_id>/remove/", member_views.remove, name="remove"),
    path("invitations/<int:invitation_id>/withdraw/", member_views.withdraw, name="withdraw"),
]
