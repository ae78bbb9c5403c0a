"""What somebody of a body sees: what was allowed, each time anew, with one trace for each look."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from case_core.cases.actions.record_contact import record_contact
from case_core.cases.models import Case
from case_core.cases.states import Channel, Direction
from case_core.consents.actions.withdraw_consent import withdraw_consent
from case_core.consents.states import LegalGround, Manner
from case_core.relations.states import PersonRole
from case_core.sharing.actions.approve_share import approve_share
from case_core.sharing.actions.comment_on_share import comment_on_share
from case_core.sharing.actions.revoke_share import revoke_share
from case_core.sharing.errors import CommentNotAllowedError, NothingSaidError, ShareNotFoundError, ShareOverError
from case_core.sharing.models import ShareGrant
from case_core.sharing.selectors import looks_at, preview_of, share_for
from case_core.sharing.standing import open_to, sights_of
from case_core.sharing.states import ShareAct
from case_core.sharing.viewing import Offered, Shown, listed_for, look_at_share
from mannaka_tenancy import use
from tenants.partners.actor import PartnerActor
from tenants.partners.data_classes import DataClass
from tenants.partners.models import PartnerOrganization
from tests.support.cases import AT, LATER, closed, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.receiving import a_relative
from tests.support.records import SECRET, a_record, an_entry
from tests.support.safety import shielded
from tests.support.sharing import a_body, a_member, acting, consented, shared
from tests.support.sheets import a_debt, a_month

NEVER = ("母の春子", "近所の話", "うそかもしれない", "内部の相談", "銀行のメモ", SECRET)
EVERYTHING = frozenset(each for each in DataClass if each not in {DataClass.DOCUMENTS, DataClass.LISTENING})


@pytest.fixture
def case(here: Cast) -> Case:
    return new_case(here)


@pytest.fixture
def body(here: Cast) -> PartnerOrganization:
    return a_body()


@pytest.fixture
def umi(body: PartnerOrganization) -> PartnerActor:
    return acting(a_member(body))


def shared_with(viewer: PartnerActor, *, at: datetime) -> list[Offered]:
    return listed_for(viewer, open_to(viewer, at=at), at=at)


def text_of(shown: Shown) -> str:
    return "\n".join(f"{row.label} {row.value}" for part in shown.sections for group in part.groups for row in group)


def filled(cast: Cast, case: Case) -> None:
    """Let everything stand in a case that a body must not see."""
    a_relative(cast, case, name="母の春子", relation="母", lives_together=True, role=PersonRole.FAMILY)
    heard = {"words": "家賃が払えない。", "fact": "督促状が3通ある。"}
    said = {**heard, "third_party": "近所の話", "assessment": "うそかもしれない"}
    told = {"case_id": case.pk, "actor": cast.aoi, "at": LATER}
    record_contact(**told, channel=Channel.COUNTER, direction=Direction.INCOMING, said=said, third_party="近所の人")
    record_contact(**told, channel=Channel.TELEPHONE, direction=Direction.INTERNAL, said={"fact": "内部の相談"})
    a_month(cast, case)
    a_debt(cast, case, "銀行のメモ")
    an_entry(cast, a_record(cast, case))


def test_all_classes_together_tell_no_third_party_no_assessment_and_nothing_that_is_kept_apart(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor
) -> None:
    filled(here, case)
    consented(here, case, body, data_classes=frozenset(DataClass))
    grant = shared(here, case, body, data_classes=EVERYTHING)
    with pytest.raises(ShareOverError):
        look_at_share(umi, grant.pk, at=LATER)
    approve_share(grant_id=grant.pk, actor=here.nagi, at=LATER)
    told = text_of(look_at_share(umi, grant.pk, at=LATER))
    wanted = (
        "田中 花子",
        "090-1234-5678",
        case.number,
        "母",
        "家賃が払えない。",
        "督促状が3通ある。",
        "借入れの残り（円）",
    )
    assert [word for word in wanted if word not in told] == []
    assert [word for word in NEVER if word in told] == []


def test_only_the_classes_that_were_chosen_are_told(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor
) -> None:
    filled(here, case)
    consented(here, case, body, data_classes=frozenset({DataClass.MONEY}))
    grant = shared(here, case, body, data_classes=frozenset({DataClass.MONEY}))
    approve_share(grant_id=grant.pk, actor=here.nagi, at=LATER)
    shown = look_at_share(umi, grant.pk, at=LATER)
    assert [part.data_class for part in shown.sections] == [DataClass.MONEY]
    assert (shown.title, "田中" in text_of(shown)) == ("", False)


def test_of_a_shielded_person_nobody_is_told_where_they_are(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor
) -> None:
    daughter = a_relative(here, case, name="田中 芽", relation="長女")
    shielded(here, case)
    shielded(here, case, place=daughter)
    grant = shared(here, case, body)
    approve_share(grant_id=grant.pk, actor=here.nagi, at=LATER)
    shown = look_at_share(umi, grant.pk, at=LATER)
    told = text_of(shown)
    assert shown.is_reach_hidden
    assert ("田中 花子" in told, "090-1234-5678" in told, "長女" in told) == (True, False, False)


def test_each_look_is_one_entry_which_the_centre_reads_on_the_case(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor
) -> None:
    grant = shared(here, case, body, at=AT)
    for _again in range(2):
        look_at_share(umi, grant.pk, at=LATER)
    assert remembered("share.viewed") == [("partner", case.pk, "done")] * 2
    looks = looks_at(here.aoi, case)
    assert [(look.person, look.body, look.at) for look in looks] == [("海野 うみ", body.name, LATER)] * 2
    assert preview_of(here.nagi, share_for(here.nagi, grant.pk))
    assert len(looks_at(here.aoi, case)) == 2


def test_what_has_ended_is_gone_and_what_was_never_theirs_is_not_there(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor
) -> None:
    other = acting(a_member(a_body("法テラス"), "riku", "陸"))
    colleague = acting(a_member(body, "nami", "波"))
    grant = shared(here, case, body, member_id=umi.member_id)
    for stranger in (other, colleague):
        with pytest.raises(ShareNotFoundError):
            look_at_share(stranger, grant.pk, at=LATER)
        with pytest.raises(ShareNotFoundError):
            comment_on_share(grant_id=grant.pk, words="見せて", actor=stranger, at=LATER)
        assert shared_with(stranger, at=LATER) == []
    assert [each.title for each in shared_with(umi, at=LATER)] == [case.title]
    revoke_share(grant_id=grant.pk, reason="終わり", actor=here.aoi, at=LATER)
    with pytest.raises(ShareOverError):
        look_at_share(umi, grant.pk, at=LATER)
    assert shared_with(umi, at=LATER) == []


def test_whoever_withdraws_empties_the_list_and_the_page(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor
) -> None:
    consent = consented(here, case, body)
    grant = shared(here, case, body)
    assert shared_with(umi, at=LATER)
    withdraw_consent(consent_id=consent.pk, how=Manner.ORAL, actor=here.aoi, at=LATER)
    assert shared_with(umi, at=LATER) == []
    for look in (look_at_share, _comment):
        with pytest.raises(ShareOverError):
            look(umi, grant.pk, at=LATER)


def _comment(viewer: PartnerActor, grant_id: int, *, at: object) -> object:
    return comment_on_share(grant_id=grant_id, words="書きました", actor=viewer, at=LATER)


def test_words_of_a_body_are_a_third_partys_in_the_course(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor
) -> None:
    grant = shared(here, case, body)
    with pytest.raises(NothingSaidError):
        comment_on_share(grant_id=grant.pk, words=" ", actor=umi, at=LATER)
    contact = comment_on_share(grant_id=grant.pk, words="面談の日を決めました。", actor=umi, at=LATER)
    said = contact.statements.get()
    assert (said.kind, said.speaker, said.body) == ("third_party", body.name, "面談の日を決めました。")
    assert remembered("share.commented") == [("partner", case.pk, "done")]
    shown = look_at_share(umi, grant.pk, at=LATER)
    assert [note.words for note in shown.notes] == ["面談の日を決めました。"]
    assert "面談の日" not in text_of(shown)
    other = a_body("法テラス")
    riku = acting(a_member(other, "riku", "陸"))
    seen = look_at_share(riku, shared(here, case, other).pk, at=LATER)
    assert ("面談の日" in text_of(seen), seen.notes) == (False, [])


def test_where_only_looking_was_allowed_or_the_case_has_ended_nothing_is_written(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor
) -> None:
    looking = shared(here, case, body, act=ShareAct.VIEW)
    writing = shared(here, case, body)
    closed(here, case)
    for grant in (looking, writing):
        assert not look_at_share(umi, grant.pk, at=LATER).may_comment
        with pytest.raises(CommentNotAllowedError):
            comment_on_share(grant_id=grant.pk, words="書きたい", actor=umi, at=LATER)


def test_a_list_of_many_takes_as_many_statements_as_a_list_of_one(
    here: Cast, body: PartnerOrganization, umi: PartnerActor
) -> None:
    counts = []
    for number in (1, 8):
        for _each in range(number):
            shared(here, new_case(here), body)
        with CaptureQueriesContext(connection) as asked:
            assert len(shared_with(umi, at=LATER)) == ShareGrant.objects.count()
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_other_city_has_nothing_of_it(here: Cast, case: Case, body: PartnerOrganization, saijo_cast: Cast) -> None:
    a_member(body)
    grant = shared(here, case, body)
    with use(saijo_cast.city):
        theirs = acting(a_member(a_body()))
        assert shared_with(theirs, at=LATER) == []
        with pytest.raises(ShareNotFoundError):
            look_at_share(theirs, grant.pk, at=LATER + timedelta(seconds=1))


def test_a_council_tells_what_its_agreement_names_and_no_more(here: Cast, case: Case) -> None:
    narrow = a_body("要対協", classes=frozenset({DataClass.SUMMARY, DataClass.CONTACT}))
    umi = acting(a_member(narrow))
    some = frozenset({DataClass.SUMMARY, DataClass.CONTACT})
    grant = shared(here, case, narrow, ground=LegalGround.CHILD_COUNCIL, data_classes=some)
    approve_share(grant_id=grant.pk, actor=here.nagi, at=LATER)
    narrow.agreements.update(data_classes=[DataClass.SUMMARY.value])
    assert [part.data_class for part in look_at_share(umi, grant.pk, at=LATER).sections] == [DataClass.SUMMARY]


def test_shares_that_are_asked_together_open_what_each_opens_alone(
    here: Cast, body: PartnerOrganization, umi: PartnerActor
) -> None:
    now = LATER + timedelta(days=1)
    plans: list[dict[str, object]] = [
        {},
        {"data_classes": [DataClass.CONTACT]},
        {"member_id": umi.member_id},
        {"ground": LegalGround.OUTSOURCING},
        {"ground": LegalGround.EMERGENCY},
    ]
    made = [shared(here, new_case(here), body, **plan) for plan in plans for _twice in range(2)]
    ended, taken_back = made[0], made[2]
    revoke_share(grant_id=ended.pk, reason="間違えたため", actor=here.aoi, at=now)
    withdraw_consent(consent_id=taken_back.consent_id or 0, how=Manner.ORAL, actor=here.aoi, at=now)
    for at in (now, now + timedelta(days=60)):
        alone = sights_of(ShareGrant.objects.select_related("case"), at=at)
        assert open_to(umi, at=at) == {grant_id: sight for grant_id, sight in alone.items() if sight}
    assert [grant.pk in open_to(umi, at=now) for grant in (made[1], taken_back)] == [True, False]
