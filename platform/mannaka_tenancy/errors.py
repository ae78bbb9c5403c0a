"""What the tenancy kernel refuses."""


class TenancyError(Exception):
    """Something about tenancy is wrong; never shown to a citizen."""


class NoTenantError(TenancyError):
    """A query, cache key, file or task was asked for outside every city."""


class BannedApiError(TenancyError):
    """A django-tenants call was used that mixes cities under threads."""


class StaleCursorError(TenancyError):
    """Rows that one city asked for were about to be read in another."""


class UnknownTenantError(TenancyError):
    """A city that was named is not in the registry."""


class InvalidIdentifierError(TenancyError):
    """A schema or role name is not one the kernel would have made."""


class TemplateError(TenancyError):
    """The template schema is missing, or not of this release."""
