"""Addresses of the settings and of staff."""

from django.urls import path

from tenants.accounts.web import account_views, role_views, settings_views, sign_in_rule_views, staff_views

app_name = "accounts"
urlpatterns = [
    path("", settings_views.settings_index, name="settings"),
    path("sign-in/", sign_in_rule_views.rule, name="sign_in_rule"),
    path("staff/", staff_views.staff, name="staff"),
    path("staff/search/", staff_views.search, name="search"),
    path("staff/add/", staff_views.add, name="add"),
    path("staff/<int:user_id>/", staff_views.member, name="member"),
    path("staff/<int:user_id>/rename/", staff_views.rename, name="rename"),
    path("staff/<int:user_id>/deactivate/", account_views.deactivate, name="deactivate"),
    path("staff/<int:user_id>/reactivate/", account_views.reactivate, name="reactivate"),
    path("staff/<int:user_id>/passphrase/", account_views.new_passphrase, name="passphrase"),
    path("staff/<int:user_id>/second-factor/", account_views.drop_second_factor, name="second_factor"),
    path("staff/<int:user_id>/end-sessions/", account_views.end_sessions, name="end_sessions"),
    path("staff/<int:user_id>/roles/add/", role_views.grant, name="grant"),
    path("staff/roles/<int:grant_id>/revoke/", role_views.revoke, name="revoke"),
]
