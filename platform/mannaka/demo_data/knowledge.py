"""What the city has learned: answers that two people have read, one that waits, one of a case, what was missed."""

from datetime import datetime, timedelta
from typing import Any, Final

from case_core.cases.models import Case
from case_core.cases.selectors import cases_visible_to
from case_core.cases.topics import Topic
from case_core.knowledge.actions.note_missed import note_missed
from case_core.knowledge.actions.publish_article import publish_article
from case_core.knowledge.actions.record_use import record_use
from case_core.knowledge.actions.send_article import send_article
from case_core.knowledge.actions.write_article import write_article
from case_core.knowledge.checks import masked_case, words_left
from case_core.knowledge.models import Article
from case_core.knowledge.states import ArticleKind
from case_core.knowledge.texts import ArticleText
from mannaka.demo_data.answers import MISSED, PUBLIC, STAFF
from mannaka.demo_data.cast import Cast
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role

_A_YEAR: Final = timedelta(days=365)
_USED: Final = 3


def keep_answers(cast: Cast, *, now: datetime) -> None:
    """Keep the city's answers; where two clerks are, the second reads what the first wrote."""
    writer, *others = [actor for actor in cast.actors.values() if actor.has(Role.CENTRE_STAFF)]
    told = [_text(ArticleKind.PUBLIC, *each, now=now) for each in PUBLIC] + [_text(*each, now=now) for each in STAFF]
    written = [write_article(text=text, actor=writer, at=now) for text in told]
    for article in written:
        send_article(article_id=article.pk, actor=writer, at=now)
    for article in written[:-1] if others else ():  # the last one waits to be read
        publish_article(article_id=article.pk, actor=others[0], at=now)
    closed = list(cases_visible_to(writer).filter(closed_at__isnull=False).order_by("-closed_at", "-pk")[: _USED + 1])
    if others:
        _use(written, closed, writer, now)
    _learn(closed[:1], writer, now)
    for asked in MISSED:
        note_missed(asked=asked, is_public=True, at=now)


def _text(kind: ArticleKind, topic: Topic, question: str, answer: str, *, now: datetime) -> ArticleText:
    keep = words_left(question, answer)  # numbers that everybody may know
    told: dict[str, Any] = {"kind": kind, "topic": topic, "question": question, "answer": answer, "keep": keep}
    return ArticleText(**told, owner_id=None, review_on=now.date() + _A_YEAR)


def _use(written: list[Article], closed: list[Case], clerk: Actor, now: datetime) -> None:
    for number, case in enumerate(closed[:_USED]):
        article = next((each for each in written if each.topic == case.topic), written[0])
        record_use(article_id=article.pk, case_id=case.pk, has_solved=number > 0, actor=clerk, at=now)


def _learn(closed: list[Case], clerk: Actor, now: datetime) -> None:
    question = "似たことで困ったときは、どこに聞けばよいですか"
    for case in closed:
        learned = masked_case(case)
        keep = words_left(question, learned.text, taken_out=learned.words)
        told: dict[str, Any] = {"question": question, "answer": learned.text, "keep": keep, "owner_id": None}
        text = ArticleText(kind=ArticleKind.STAFF, topic=Topic(case.topic), review_on=now.date() + _A_YEAR, **told)
        write_article(text=text, case_id=case.pk, actor=clerk, at=now)
