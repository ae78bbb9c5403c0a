"""XML from outside: small, UTF-8, without document type or entity; nothing is fetched for it."""

from typing import Final

from lxml import etree

MOST_BYTES: Final = 200_000
_FORBIDDEN: Final = (b"<!DOCTYPE", b"<!ENTITY")


class XmlRefusedError(ValueError):
    """This is no XML, or more of it than anybody needs."""


class XmlForbiddenError(XmlRefusedError):
    """It brings a document type or entities: nobody signs in by such, and parsers were broken by them."""


def parsed(text: bytes) -> etree._Element:
    """
    Return the root of a document.

    :raises XmlForbiddenError: it brings a document type or entities.
    :raises XmlRefusedError: it is too large, or no XML.
    """
    if len(text) > MOST_BYTES:
        raise XmlRefusedError
    if any(each in text for each in _FORBIDDEN):
        raise XmlForbiddenError
    # What a document says of its own encoding is not believed: it could hide what was looked for above.
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise XmlRefusedError from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise XmlForbiddenError
    return root
