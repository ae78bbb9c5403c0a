"""What is known of a partner organisation, in the spelling in which it is stored."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from mannaka_kit import japanese
from tenants.partners.errors import (
    GatewayMissingError,
    GatewayNotAtWorkError,
    InvalidTelephoneError,
    MissingNameError,
    NowhereToSendError,
    ReachMissingError,
)
from tenants.partners.kinds import BodyKind, Reach
from tenants.plugins.kinds import partner_channels

if TYPE_CHECKING:
    from tenants.partners.models import PartnerOrganization

_LENGTHS_OF_NUMBERS: Final = (10, 11)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationFacts:
    """A body's names, its kind, and where and how it is reached."""

    name: str
    name_kana: str
    kind: BodyKind
    reaches: tuple[Reach, ...]
    alternate_name: str = ""
    description: str = ""
    url: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    gateway_id: int | None = None
    gateway_address: str = ""

    @classmethod
    def of(cls, told: dict[str, object]) -> OrganizationFacts:
        """Return the facts of a form or a request, whose fields have these names."""
        reaches = told["reaches"]
        kinds = {"kind": BodyKind(str(told["kind"]))}
        ways = tuple(Reach(str(reach)) for reach in reaches) if isinstance(reaches, list) else ()
        gateway = told.get("gateway_id")
        others = {"kind", "reaches", "gateway_id"}
        words = {name: str(value) for name, value in told.items() if name not in others}
        return cls(**words, **kinds, reaches=ways, gateway_id=int(str(gateway)) if gateway else None)  # type: ignore[arg-type]  # the form's fields are these

    def put_on(self, organization: PartnerOrganization) -> None:
        """Write the facts on a row."""
        for name, value in asdict(self).items():
            setattr(organization, name, sorted(value) if name == "reaches" else value)


def require_whole(facts: OrganizationFacts, *, kept_gateway_id: int | None = None) -> OrganizationFacts:
    """Return the facts with the reading in katakana and the telephone number half-width.

    :raises MissingNameError: the name or its reading is empty.
    :raises ReachMissingError: nothing would reach the body.
    :raises NowhereToSendError: letters reach it, and there is no address.
    :raises GatewayMissingError: its own system is to be reached, by no service.
    :raises GatewayNotAtWorkError: the service is not at work.
    :raises InvalidTelephoneError: a number is given that nobody could dial.
    """
    name, kana = " ".join(facts.name.split()), " ".join(japanese.fold_kana(facts.name_kana).split())
    for field, value in (("name", name), ("name_kana", kana)):
        if not value:
            raise MissingNameError(field=field)
    if not facts.reaches:
        raise ReachMissingError(field="reaches")
    if Reach.LETTER in facts.reaches and not (facts.email or facts.address.strip()):
        raise NowhereToSendError(field="email")
    number = japanese.fold_width(facts.phone).strip()
    if number and len(japanese.telephone_digits(number)) not in _LENGTHS_OF_NUMBERS:
        raise InvalidTelephoneError(field="phone")
    return replace(facts, name=name, name_kana=kana, phone=number, **_gateway_of(facts, kept_gateway_id))


def _gateway_of(facts: OrganizationFacts, kept_gateway_id: int | None) -> dict[str, Any]:
    """Return by which service its own system is reached; none where it is not."""
    if Reach.WEBHOOK not in facts.reaches:
        return {"gateway_id": None, "gateway_address": ""}
    if facts.gateway_id is None:
        raise GatewayMissingError(field="gateway_id")
    # One that is paused for a while stays: whoever mends a telephone number chooses no other.
    if facts.gateway_id != kept_gateway_id and not partner_channels().filter(pk=facts.gateway_id).exists():
        raise GatewayNotAtWorkError(field="gateway_id")
    return {"gateway_id": facts.gateway_id, "gateway_address": " ".join(facts.gateway_address.split())}
