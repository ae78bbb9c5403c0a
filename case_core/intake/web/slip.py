"""The receipt's secret on its way from the form to the one page that shows it."""

from django.http import HttpRequest

from mannaka_kit import crypto

_SESSION_KEY = "receipt_slip"
_PURPOSE = "receipt-slip"


def keep_secret(request: HttpRequest, *, case_id: int, secret: str) -> None:
    """Keep a secret, encrypted with the city's key, until its case's page is next shown in this session."""
    token = crypto.encrypt(secret, purpose=_PURPOSE, aad=_cell(case_id))
    request.session[_SESSION_KEY] = {"case_id": case_id, "token": token}


def take_secret(request: HttpRequest, *, case_id: int) -> str:
    """Return the secret of the case once, else an empty string."""
    kept = request.session.get(_SESSION_KEY)
    if not kept or kept["case_id"] != case_id:
        return ""
    del request.session[_SESSION_KEY]
    return crypto.decrypt(kept["token"], purpose=_PURPOSE, aad=_cell(case_id))


def _cell(case_id: int) -> str:
    return crypto.cell("django_session", _SESSION_KEY, case_id)
