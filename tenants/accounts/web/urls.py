"""Sign-in and one's own account: allauth's views one by one, so that an upgrade opens no new door.

There is no namespace, because allauth reverses these names itself.
"""

from allauth.account import views as account
from django.urls import path
from django.views.decorators.cache import never_cache

from tenants.accounts.web import passkey_views, session_views, set_up_views, sign_in_views

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", never_cache(account.logout), name="account_logout"),
    path("reauthenticate/", sign_in_views.ConfirmByPassword.as_view(), name="account_reauthenticate"),
    path("password/change/", never_cache(account.password_change), name="account_change_password"),
    path("password/set/", sign_in_views.SetPassword.as_view(), name="account_set_password"),
    path("sessions/", session_views.sessions, name="sign_in_sessions"),
    path("sessions/end-others/", session_views.end_others, name="sign_in_end_others"),
    path("sessions/<int:session_id>/end/", session_views.end_one, name="sign_in_end_session"),
    path("notices/seen/", session_views.put_notices_away, name="sign_in_notices_seen"),
    path("2fa/", sign_in_views.Account.as_view(), name="mfa_index"),
    path("2fa/start/", set_up_views.start, name="sign_in_set_up"),
    path("2fa/authenticate/", passkey_views.SecondFactor.as_view(), name="mfa_authenticate"),
    path("2fa/reauthenticate/", sign_in_views.ConfirmByCode.as_view(), name="mfa_reauthenticate"),
    path("2fa/totp/activate/", sign_in_views.AddSecondFactor.as_view(), name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", sign_in_views.RemoveSecondFactor.as_view(), name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", set_up_views.recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "2fa/recovery-codes/generate/",
        sign_in_views.MakeRecoveryCodes.as_view(),
        name="mfa_generate_recovery_codes",
    ),
    path("passkeys/login/", passkey_views.SignInByPasskey.as_view(), name="mfa_login_webauthn"),
    path("passkeys/add/", passkey_views.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("passkeys/confirm/", passkey_views.ConfirmByPasskey.as_view(), name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/name/", passkey_views.NamePasskey.as_view(), name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", passkey_views.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
]
