"""An address as a QR code, drawn in the page itself: somebody's own telephone reads it, and nothing stays here."""

import qrcode
from django.utils.html import format_html
from django.utils.safestring import SafeString

_QUIET = 4


def qr_svg(address: str, *, label: str) -> SafeString:
    """Return the drawing of an address."""
    code = qrcode.QRCode(border=_QUIET)
    code.add_data(address)
    code.make(fit=True)
    rows = code.get_matrix()
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return format_html(
        '<svg class="booth__qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}"><path d="{2}"/></svg>',
        len(rows),
        label,
        "".join(dark),
    )
