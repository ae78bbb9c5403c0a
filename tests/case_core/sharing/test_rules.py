"""The one rule of what a share opens: no more than each of those who decide over it lets."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_core.consents.states import LegalGround
from case_core.sharing.rules import Agreed, SharingRules, Terms, may_see
from case_core.sharing.states import Closed
from tenants.partners.data_classes import DataClass
from tests.support.cases import AT

ALL = frozenset(DataClass.values)
BODY = 7
TERMS = Terms(
    ground=LegalGround.CONSENT,
    organization_id=BODY,
    classes=ALL,
    begins_at=AT,
    ends_at=AT + timedelta(days=30),
    is_revoked=False,
    is_approved=False,
    is_body_there=True,
    is_delicate=False,
    agreement_classes=ALL,
    consent=Agreed(organization_ids=frozenset({BODY}), classes=ALL),
    settled=SharingRules(second_person=(LegalGround.CHILD_COUNCIL,)),
)
NOTHING = Agreed()
COUNCIL: dict[str, Any] = {"ground": LegalGround.CHILD_COUNCIL, "consent": NOTHING}
EMERGENCY: dict[str, Any] = {"ground": LegalGround.EMERGENCY, "consent": NOTHING, "agreement_classes": frozenset()}
ELSEWHERE = Agreed(organization_ids=frozenset({8}), classes=ALL)


@pytest.mark.parametrize(
    ("changed", "closed"),
    [
        ({}, None),
        ({"is_revoked": True}, Closed.REVOKED),
        ({"begins_at": AT + timedelta(seconds=1)}, Closed.PLANNED),
        ({"ends_at": AT}, Closed.OVER),
        ({"is_body_there": False}, Closed.BODY),
        ({"settled": SharingRules(grounds=(LegalGround.EMERGENCY,), second_person=())}, Closed.POLICY),
        ({"agreement_classes": frozenset()}, Closed.AGREEMENT),
        ({"consent": NOTHING}, Closed.CONSENT),
        ({"consent": ELSEWHERE}, Closed.CONSENT),
        ({"agreement_classes": frozenset({"money"}), "classes": frozenset({"contact"})}, Closed.CLASSES),
        ({"is_delicate": True}, Closed.SECOND_PERSON),
        ({"is_delicate": True, "is_approved": True}, None),
        (COUNCIL, Closed.SECOND_PERSON),
        (COUNCIL | {"is_approved": True}, None),
        (EMERGENCY, None),
        (EMERGENCY | {"is_delicate": True}, None),
        (EMERGENCY | {"is_revoked": True}, Closed.REVOKED),
        (EMERGENCY | {"is_body_there": False}, Closed.BODY),
    ],
)
def test_each_who_decides_closes_it_alone(changed: dict[str, Any], closed: Closed | None) -> None:
    sight = may_see(replace(TERMS, **changed), at=AT)
    assert (sight.closed, bool(sight)) == (closed, closed is None)
    assert bool(sight.classes) == (closed is None)


CLASSES = st.frozensets(st.sampled_from(sorted(ALL)))


@given(own=CLASSES, agreement=CLASSES, consent=CLASSES, ground=st.sampled_from(LegalGround))
def test_never_more_is_open_than_share_agreement_and_consent_have_in_common(
    own: frozenset[str], agreement: frozenset[str], consent: frozenset[str], ground: LegalGround
) -> None:
    agreed = Agreed(organization_ids=frozenset({BODY}), classes=consent)
    terms = replace(TERMS, classes=own, agreement_classes=agreement, consent=agreed, ground=ground, is_approved=True)
    seen = may_see(terms, at=AT).classes
    assert seen <= own
    assert ground == LegalGround.EMERGENCY or seen <= agreement
    assert ground != LegalGround.CONSENT or seen <= consent
