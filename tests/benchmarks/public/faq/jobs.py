"""What the benchmark does inside the product; both functions run in a worker process."""

from datetime import date
from typing import Any, Final

from tests.benchmarks.bookings.world import city

_REVIEW_ON: Final = date(2999, 1, 1)


def publish(*, answers: list[dict[str, Any]]) -> dict[str, int]:
    """Publish the answers in the first city as two clerks do, and return the id of each by its name."""
    from case_core.cases.topics import Topic
    from case_core.knowledge.actions.publish_article import publish_article
    from case_core.knowledge.actions.send_article import send_article
    from case_core.knowledge.actions.write_article import write_article
    from case_core.knowledge.checks import words_left
    from case_core.knowledge.states import ArticleKind
    from case_core.knowledge.texts import ArticleText
    from mannaka_kit import clock
    from mannaka_tenancy import use
    from tests.support.cast import cast_of

    ids, at = {}, clock.now()
    cast = cast_of(city())
    with use(city()):
        for told in answers:
            text = ArticleText(
                kind=ArticleKind.PUBLIC,
                topic=Topic(told["topic"]),
                question=told["question"],
                answer=told["answer"],
                owner_id=None,
                review_on=_REVIEW_ON,
                keep=words_left(told["question"], told["answer"]),
            )
            article = write_article(text=text, actor=cast.aoi, at=at)
            send_article(article_id=article.pk, actor=cast.aoi, at=at)
            ids[told["id"]] = publish_article(article_id=article.pk, actor=cast.nagi, at=at).pk
    return ids


def found(*, questions: list[str], most: int) -> list[list[int]]:
    """Return the ids of what a citizen finds for each question, the fittest first."""
    from case_core.knowledge.selectors import public_found
    from mannaka_tenancy import use

    with use(city()):
        return [[article.pk for article in public_found(question)[:most]] for question in questions]
