"""Which page of a list the address asks for."""

from django.http import HttpRequest

_LONGEST = 5


def page_number(request: HttpRequest) -> int:
    """Return the number in the address, 1 where it is none."""
    asked = request.GET.get("page", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= _LONGEST else 1
