"""A clerk covers sentences by ticking them, without a script; the body's page, its fragment and the API follow."""

import re
from collections.abc import Callable

from django.urls import reverse

from case_core.cases.models import Case, Statement
from case_core.cases.states import StatementKind
from case_core.sharing.actions.revoke_share import revoke_share
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import AT, LATER, new_case
from tests.support.cast import Cast
from tests.support.sharing import a_body, a_member, shared

SAID = "兄の太郎が借りた。返せない。"


def test_ticked_sentences_are_covered_and_what_was_ticked_stays_when_somebody_was_faster(
    cast: Cast, saijo_cast: Cast, desk: Callable[[str], Desk]
) -> None:
    with use(cast.city):
        case = Case.objects.get(pk=new_case(cast).pk)
        Statement.objects.filter(contact__case=case, kind=StatementKind.WORDS).update(body=SAID)
        member = a_member(a_body())
        grant = shared(cast, case, member.organization, at=AT)
    aoi, path = desk("aoi"), f"/staff/sharing/{grant.pk}/blackout/"
    page = aoi.get(path).content.decode()
    first, _second = re.findall(r'name="spans" value="(cases\.statement[^"]+)"', page)
    key = re.findall(r'name="idempotency_key" value="([^"]+)"', page)[-1]
    sent = aoi.send_and_follow(path, key=key, seen_edition="0", spans=[first])
    assert ("■■■返せない。" in sent, "太郎" in sent) == (True, False)
    again = aoi.get(path).content.decode()
    assert f'value="{first}" checked' in again
    assert "第1版" in again
    place = first.partition(":")[0]
    late = aoi.send(path, seen_edition="0", spans=[f"{place}:9-11"]).content.decode()
    assert ("ほかの職員が先に黒塗りを変えました" in late, f'value="{place}:9-11" checked' in late) == (True, True)
    assert "読み取れませんでした" in aoi.send(path, seen_edition="1", spans=["x"]).content.decode()
    assert Desk(saijo_cast.city, saijo_cast.users["aoi"]).get(path).status_code == 404
    with use(cast.city):
        revoke_share(grant_id=grant.pk, reason="終わり", actor=cast.aoi, at=LATER)
    assert reverse("sharing:blackout", args=[grant.pk]) not in aoi.get(f"/staff/sharing/{grant.pk}/").content.decode()
