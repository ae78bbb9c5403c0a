"""Who stands at the API's door."""

from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from knox.auth import TokenAuthentication as LibraryAuthentication
from rest_framework.exceptions import AuthenticationFailed

from mannaka_kit import clock
from tenants.accounts.models import User
from tenants.api_tokens.actor import Admission
from tenants.api_tokens.selectors import admission_for


class TokenAuthentication(LibraryAuthentication):  # type: ignore[misc]  # the library ships no types
    """Admits by token alone: a session opens nothing here, so no other site can use one."""

    def authenticate_credentials(self, token: bytes) -> tuple[User, Admission]:
        """Return whom the token belongs to and what it opens; asked anew on each request.

        :raises AuthenticationFailed: if it opens nothing, for whichever reason.
        """
        secret = token.decode("ascii", errors="replace")
        found = admission_for(secret, at=clock.now())
        if found is None:
            raise AuthenticationFailed(_("トークンが正しくないか、期限が切れたか、止められています。"))
        return found


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # registers itself
    """How the schema tells of it."""

    target_class = "tenants.api_tokens.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:  # noqa: ARG002 - the library's signature
        """Return the header's form."""
        return {"type": "http", "scheme": "bearer"}
