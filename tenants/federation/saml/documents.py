"""The one assertion in an answer that the provider has signed: nothing else of the answer is read afterwards."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final

from lxml import etree
from minisignxml.errors import MiniSignXMLError
from minisignxml.verify import extract_verified_element

from tenants.federation.errors import ProviderRefusedError
from tenants.federation.saml.errors import UnprovedError
from tenants.federation.saml.names import NAMESPACES, SUCCESS, tag
from tenants.federation.saml.xml import parsed

if TYPE_CHECKING:
    from collections.abc import Collection

    from cryptography.x509 import Certificate
    from lxml.etree import _Element as Element

# What minisignxml and the parser say of a signature that is none.
_NO_SIGNATURE: Final = (
    MiniSignXMLError,
    etree.LxmlError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
)


def signed_assertion(encoded: str, certificates: Collection[Certificate], *, recipient: str) -> Element:
    """
    Return the assertion of an answer, as it was signed by one of the certificates.

    :raises ProviderRefusedError: the provider says that it does not vouch.
    :raises UnprovedError: the answer is no answer, or signed by nobody that the city knows.
    """
    root = _document(encoded)
    if root.get("Destination", recipient) != recipient:
        raise UnprovedError("destination")
    status = root.find("samlp:Status/samlp:StatusCode", NAMESPACES)
    if status is None or status.get("Value") != SUCCESS:
        raise ProviderRefusedError
    _leave_one_signature(root)
    found = _verified(etree.tostring(root), certificates)
    return _only(found, "assertion") if found.tag == tag("samlp", "Response") else found


def _document(encoded: str) -> Element:
    try:
        root = parsed(base64.b64decode("".join(encoded.split()), validate=True))
    except ValueError as error:  # as is whatever the parser refuses
        raise UnprovedError("xml") from error
    # A comment within a name cuts it short for some readers: in an answer there is no need for one.
    if any(not isinstance(each.tag, str) for each in root.iter()):
        raise UnprovedError("comment")
    if root.tag != tag("samlp", "Response") or root.get("Version") != "2.0":
        raise UnprovedError("response")
    return root


def _only(root: Element, why: str) -> Element:
    """Return the one assertion directly within, if none is elsewhere."""
    found = list(root.iter(tag("saml", "Assertion")))
    if len(found) != 1 or found[0].getparent() is not root:
        raise UnprovedError(why)
    return found[0]


def _leave_one_signature(root: Element) -> None:
    """
    See that what is signed is the answer or its assertion, and nothing hidden in it.

    Where both are signed the outer one goes: what it adds to the inner one is nothing that is read.
    """
    if root.find(".//saml:EncryptedAssertion", NAMESPACES) is not None:
        raise UnprovedError("encrypted")
    assertion = _only(root, "assertions")
    signatures = list(root.iter(tag("ds", "Signature")))
    signed = [each.getparent() for each in signatures]
    if not signed or len(signed) > len({id(each) for each in signed}):
        raise UnprovedError("signatures")
    for signature, element in zip(signatures, signed, strict=True):
        if element is None or (element is not root and element is not assertion):
            raise UnprovedError("wrapped")
        references = [each.get("URI") for each in signature.iter(tag("ds", "Reference"))]
        if references != [f"#{element.get('ID')}"]:
            raise UnprovedError("reference")
    if len(signatures) > 1:
        root.remove(signatures[signed.index(root)])


def _verified(text: bytes, certificates: Collection[Certificate]) -> Element:
    """Return what was signed, read again from the very bytes that the signature covers."""
    for certificate in certificates:
        try:
            return extract_verified_element(xml=text, certificate=certificate)
        except _NO_SIGNATURE:
            continue
    raise UnprovedError("signature")
