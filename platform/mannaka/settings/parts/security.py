"""Cookies, headers, passwords, sign-in."""

from csp.constants import NONE, SELF

from mannaka import env

_insecure = env.flag("MANNAKA_INSECURE_HTTP")  # the demo on a laptop has no certificate
_prefix = "" if _insecure else "__Host-"

SESSION_ENGINE = "tenants.accounts.sign_in.sessions"
SESSION_COOKIE_NAME = f"{_prefix}mannaka_session"
SESSION_COOKIE_SECURE = not _insecure
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_NAME = f"{_prefix}mannaka_csrf"
CSRF_COOKIE_SECURE = not _insecure
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = not _insecure
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "mannaka_kit.ui.errors.csrf_failure"
SECURE_SSL_REDIRECT = False  # the ingress does it
SECURE_PROXY_SSL_HEADER = None if _insecure else ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if _insecure else 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not _insecure
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
AUTHENTICATION_BACKENDS = ["tenants.accounts.sign_in.backend.StaffBackend"]
ACCOUNT_ADAPTER = "tenants.accounts.sign_in.adapters.AccountAdapter"
MFA_ADAPTER = "tenants.accounts.sign_in.adapters.MFAAdapter"
ACCOUNT_FORMS = {
    "login": "tenants.accounts.sign_in.forms.SignInForm",
    "set_password": "tenants.accounts.sign_in.forms.SetPasswordForm",
    "change_password": "tenants.accounts.sign_in.forms.ChangePasswordForm",
    "reauthenticate": "tenants.accounts.sign_in.forms.ReauthenticateForm",
}
MFA_FORMS = {
    "authenticate": "tenants.accounts.sign_in.forms.CodeForm",
    "reauthenticate": "tenants.accounts.sign_in.forms.ReauthenticateCodeForm",
    "activate_totp": "tenants.accounts.sign_in.forms.ActivateTOTPForm",
    "deactivate_totp": "tenants.accounts.sign_in.forms.DeactivateTOTPForm",
    "add_webauthn": "tenants.accounts.sign_in.passkey_forms.AddPasskeyForm",
    "edit_webauthn": "tenants.accounts.sign_in.passkey_forms.NamePasskeyForm",
    "login_webauthn": "tenants.accounts.sign_in.passkey_forms.SignInByPasskeyForm",
    "authenticate_webauthn": "tenants.accounts.sign_in.passkey_forms.PasskeyAsSecondFactorForm",
    "reauthenticate_webauthn": "tenants.accounts.sign_in.passkey_forms.ConfirmByPasskeyForm",
    "generate_recovery_codes": "tenants.accounts.sign_in.forms.GenerateRecoveryCodesForm",
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/staff/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60  # as in tenants.accounts.sign_in.step_up
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a passkey is two factors: the device, and its PIN or fingerprint
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}  # a town hall is one address, and each sign-in asks twice
MFA_TOTP_TOLERANCE = 1  # a code typed as its half minute ends still counts
