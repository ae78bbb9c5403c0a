"""How an answer stands in the index: the question weighs more than what is said to it."""

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Value
from django.db.models.functions import Cast

from case_core.search.lexemes import Vector, add_text


def vector_of(question: str, answer: str) -> Cast:
    """Return the words of an answer as the database keeps them."""
    vector = Vector()
    add_text(vector, question, weight="A")
    add_text(vector, answer, weight="C")
    return Cast(Value(vector.literal()), SearchVectorField())
