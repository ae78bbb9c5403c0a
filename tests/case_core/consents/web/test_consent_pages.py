"""The pages of the register of consents."""

from collections.abc import Callable

from case_core.consents.models import Consent
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.sharing import a_body


def test_a_consent_is_recorded_shown_and_taken_back(cast: Cast, saijo_cast: Cast, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        case, body = new_case(cast), a_body()
    aoi, path = desk("aoi"), f"/staff/cases/{case.pk}/consents/"
    assert "まだ同意の記録はありません" in aoi.get(path).content.decode()
    told = {
        "given_by": case.party_id,
        "organizations": [body.pk],
        "purpose": "家計の相談を一緒に受けるため",
        "data_classes": ["contact", "money"],
        "manner": "oral",
        "given_on": "2026-01-13",
        "expires_on": "2026-03-31",
    }
    kept = aoi.send(f"{path}record/", **told).content.decode()
    assert "家計の相談を一緒に受けるため" in kept
    page = aoi.send_and_follow(f"{path}record/", **told, proof="1月13日の電話で青井が聞き取り")
    assert "氏名・連絡先、家計・借金" in page
    with use(cast.city):
        consent = Consent.objects.get()
    page = aoi.send_and_follow(f"/staff/consents/{consent.pk}/withdraw/", how="oral", note="電話で申し出")
    assert ("撤回された" in page, "電話で申し出" in page) == (True, True)
    there = Desk(saijo_cast.city, saijo_cast.users["aoi"])
    assert there.get(path).status_code == 404
    assert there.get(f"/staff/consents/{consent.pk}/withdraw/").status_code == 404
