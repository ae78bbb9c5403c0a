"""What administrators do with the city's words, their programs do by the same actions."""

from collections.abc import Callable

from case_core.search.models import SynonymGroup
from mannaka_tenancy import Tenant, use
from tenants.api_tokens.scopes import Scope
from tests.api.conftest import Program

ProgramOf = Callable[..., Program]
WORDS = ["はーばりー", "みなと交流センター"]


def test_a_group_is_added_read_changed_and_removed(imabari: Tenant, program: ProgramOf) -> None:
    reads, writes = program("mio", Scope.ORGANISATION_READ), program("mio", Scope.ORGANISATION_WRITE)

    added = writes.post("synonyms/", {"words": WORDS})
    assert added.status_code == 201
    group_id = added.json()["id"]
    assert reads.get("synonyms/").json()["results"][0]["words"] == WORDS

    writes.post(f"synonyms/{group_id}/change/", {"words": [*WORDS, "港の館"]})
    group = reads.get(f"synonyms/{group_id}/").json()
    assert (group["words"], group["changed_by"]["id"] > 0) == ([*WORDS, "港の館"], True)

    assert writes.post(f"synonyms/{group_id}/remove/", {}).status_code == 200
    assert reads.get(f"synonyms/{group_id}/").status_code == 404
    with use(imabari):
        assert not SynonymGroup.objects.filter(pk=group_id).exists()


def test_a_word_of_another_group_is_refused_in_words(program: ProgramOf) -> None:
    refused = program("mio", Scope.ORGANISATION_WRITE).post("synonyms/", {"words": ["はーばりー", "ゴミ"]})

    assert refused.status_code == 409
    assert "「ゴミ」は、ほかの組にもうあります" in refused.content.decode()


def test_one_word_alone_is_refused_at_the_field(program: ProgramOf) -> None:
    refused = program("mio", Scope.ORGANISATION_WRITE).post("synonyms/", {"words": ["はーばりー"]})

    assert refused.status_code == 422
    assert "words" in refused.content.decode()
