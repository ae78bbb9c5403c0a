"""All answers of a draft, as the check page shows them."""

from django.utils.translation import gettext

from case_core.bookings.states import BookingWay, Need
from cms.eservices.booking import walk as pages
from cms.eservices.booking.walk import LABELS, Walk, url_of
from cms.eservices.summary import Answer
from mannaka_kit.ui.formats import show_clock, show_full_day


def answers_of(walk: Walk) -> list[Answer]:
    """Return the answers in the order of the questions."""
    found = []
    for name in walk.names:
        found += [Answer(label=label, value=value, url=url_of(name)) for label, value in _lines(walk, name)]
    return found


def _lines(walk: Walk, name: str) -> list[tuple[str, str]]:
    label, draft = str(LABELS[name]), walk.draft
    if name == pages.OFFER:
        return [(label, walk.offer.name if walk.offer else "")]
    if name == pages.WAY:
        return [(label, str(BookingWay(walk.way).label))]
    if name == pages.DAY:
        return [(label, show_full_day(walk.begins) if walk.begins else "")]
    if name == pages.TIME:
        return [(label, show_clock(walk.begins) if walk.begins else "")]
    if name == pages.QUESTIONS:
        asked = walk.offer.questions if walk.offer else []
        told = [draft.value(name, f"answer_{place}") for place in range(len(asked))]
        return [(question, answer or gettext("（未記入）")) for question, answer in zip(asked, told, strict=True)]
    return _contact_lines(walk)


def _contact_lines(walk: Walk) -> list[tuple[str, str]]:
    told = walk.draft.answers.get(pages.CONTACT, {})
    needs = [str(Need(need).label) for need in told.get("needs", "").split("\n") if need in Need.values]
    notice = gettext("メールで受け取る") if walk.thread_id is None else gettext("会話で受け取る")
    lines = [
        (gettext("お名前"), told.get("name", "")),
        (gettext("電話番号"), told.get("telephone", "")),
        (gettext("メールアドレス"), told.get("email", "")),
        *([(gettext("予約のお知らせの受け取り方"), notice)] if told.get("notice") else []),
        (gettext("相談したいこと"), told.get("about", "")),
        (gettext("必要なお手伝い"), gettext("、").join(needs)),
    ]
    return [(label, value or gettext("（未記入）")) for label, value in lines]
