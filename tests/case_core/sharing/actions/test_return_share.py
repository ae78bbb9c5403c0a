"""A body gives back a share that it has no use for."""

import pytest

from case_core.sharing.actions.return_share import return_share
from case_core.sharing.errors import ReasonMissingError, RevokedBeforeError, ShareNotFoundError, ShareOverError
from case_core.sharing.events import ShareRevoked
from case_core.sharing.viewing import look_at_share
from mannaka_tenancy import use
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.sharing import a_body, a_member, acting, shared


def test_what_was_given_back_is_seen_no_longer_and_only_by_its_body_given_back(
    here: Cast, saijo_cast: Cast, told: list[object]
) -> None:
    case, body = new_case(here), a_body()
    umi, riku = acting(a_member(body)), acting(a_member(a_body("法テラス"), "riku", "陸"))
    grant = shared(here, case, body)
    with pytest.raises(ShareNotFoundError):
        return_share(grant_id=grant.pk, reason="見ない", actor=riku, at=LATER)
    with pytest.raises(ReasonMissingError):
        return_share(grant_id=grant.pk, reason=" ", actor=umi, at=LATER)
    return_share(grant_id=grant.pk, reason="受け入れる余裕がない", actor=umi, at=LATER)
    assert told[-1] == ShareRevoked(case_id=case.pk, grant_id=grant.pk, organization_id=body.pk)
    assert remembered("share.returned") == [("partner", case.pk, "done")]
    with pytest.raises(ShareOverError):
        look_at_share(umi, grant.pk, at=LATER)
    with pytest.raises(RevokedBeforeError):
        return_share(grant_id=grant.pk, reason="もう一度", actor=umi, at=LATER)
    with use(saijo_cast.city):
        theirs = acting(a_member(a_body()))
        with pytest.raises(ShareNotFoundError):
            return_share(grant_id=grant.pk, reason="見ない", actor=theirs, at=LATER)
