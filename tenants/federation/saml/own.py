"""What the city says of itself to a body's provider: its metadata, and the question who somebody is."""

from __future__ import annotations

import base64
import zlib
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from lxml import etree

from mannaka_kit.ui.addresses import whole_address
from tenants.federation.saml.names import METADATA, NAMESPACES, PERSISTENT, POST, PROTOCOL, tag

if TYPE_CHECKING:
    from datetime import datetime


def our_name(organization_id: int) -> str:
    """Return who the city is at a body's provider (entityID): another one for each body, so that no answer fits two."""
    return whole_address("vouched:metadata", organization_id)


def our_address(organization_id: int) -> str:
    """Return where a body's provider sends its answers (assertion consumer service)."""
    return whole_address("vouched:answer", organization_id)


def our_metadata(organization_id: int) -> bytes:
    """Return what a body's administrator feeds their provider with."""
    entity = etree.Element(tag("md", "EntityDescriptor"), {"entityID": our_name(organization_id)}, {"md": METADATA})
    claims = {"AuthnRequestsSigned": "false", "WantAssertionsSigned": "true", "protocolSupportEnumeration": PROTOCOL}
    role = etree.SubElement(entity, tag("md", "SPSSODescriptor"), claims)
    etree.SubElement(role, tag("md", "NameIDFormat")).text = PERSISTENT
    place = {"Binding": POST, "Location": our_address(organization_id), "index": "0", "isDefault": "true"}
    etree.SubElement(role, tag("md", "AssertionConsumerService"), place)
    return bytes(etree.tostring(entity, xml_declaration=True, encoding="utf-8", pretty_print=True))


def question(*, organization_id: int, address: str, request_id: str, state: str, at: datetime) -> str:
    """Return the address at which a provider is asked who somebody is (HTTP-Redirect)."""
    told = {
        "ID": request_id,
        "Version": "2.0",
        "IssueInstant": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Destination": address,
        "ProtocolBinding": POST,
        "AssertionConsumerServiceURL": our_address(organization_id),
    }
    names = {each: NAMESPACES[each] for each in ("saml", "samlp")}
    asked = etree.Element(tag("samlp", "AuthnRequest"), told, names)
    etree.SubElement(asked, tag("saml", "Issuer")).text = our_name(organization_id)
    etree.SubElement(asked, tag("samlp", "NameIDPolicy"), {"Format": PERSISTENT, "AllowCreate": "true"})
    pressed = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    deflated = pressed.compress(etree.tostring(asked)) + pressed.flush()
    query = urlencode({"SAMLRequest": base64.b64encode(deflated).decode(), "RelayState": state})
    return f"{address}{'&' if '?' in address else '?'}{query}"
