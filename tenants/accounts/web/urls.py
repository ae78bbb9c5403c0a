"""Sign-in and one's own account: allauth's views one by one, so that an upgrade opens no new door.

There is no namespace, because allauth reverses these names itself.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from django.urls import path
from django.views.decorators.cache import never_cache

from tenants.accounts.web import sign_in_views

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", never_cache(account.logout), name="account_logout"),
    path("reauthenticate/", never_cache(account.reauthenticate), name="account_reauthenticate"),
    path("password/change/", never_cache(account.password_change), name="account_change_password"),
    path("2fa/", never_cache(mfa.index), name="mfa_index"),
    path("2fa/authenticate/", mfa.authenticate, name="mfa_authenticate"),
    path("2fa/reauthenticate/", never_cache(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("2fa/totp/activate/", sign_in_views.AddSecondFactor.as_view(), name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", sign_in_views.RemoveSecondFactor.as_view(), name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", never_cache(recovery_codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "2fa/recovery-codes/generate/",
        sign_in_views.MakeRecoveryCodes.as_view(),
        name="mfa_generate_recovery_codes",
    ),
]
