"""What has happened to answers: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePublished:
    """A second person has read it, and it is there for its readers."""

    article_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRetired:
    """It is no longer there."""

    article_id: int
