"""Papers of the demo: drawn in an instant, and the rows are those that the actions leave."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import time_machine

from case_core.attachments.actions.add_attachment import add_attachment
from case_core.attachments.checking import check_attachment
from case_core.attachments.models import Attachment
from case_core.attachments.selectors import open_copy
from mannaka.demo_data.papers import PAPERS, Paper, lay
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant, use
from tests.support.cases import AT, new_case
from tests.support.cast import cast_of

OF_ONE_ROW = {"id", "key", "size", "target_id", "case", "case_id"}


@pytest.fixture(autouse=True)
def _tuesday_morning(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(AT, tick=False):
        yield


def told(row: Any) -> dict[str, Any]:
    values = {field.name: getattr(row, field.attname) for field in row._meta.concrete_fields}
    values.pop("details", None)
    return {name: value for name, value in values.items() if name not in OF_ONE_ROW}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.kind.value)
def test_a_paper_lies_as_if_it_had_been_added_and_checked(db: None, imabari: Tenant, paper: Paper) -> None:
    here, content = cast_of(imabari), paper.draw(Random(1))  # noqa: S311 - the same paper each time
    with use(imabari):
        case = new_case(here)
        laid = lay(content, paper, case, here.aoi)
        of_laid = [told(row) for row in Entry.objects.filter(action__startswith="attachment.").order_by("pk")]
        added = add_attachment(
            case_id=case.pk, name=paper.name, content=content, note=paper.note, actor=here.aoi, at=AT
        )
        check_attachment(added.pk)()
        entries = Entry.objects.filter(action__startswith="attachment.").order_by("pk")
        assert [told(row) for row in entries[len(of_laid) :]] == of_laid
        assert told(Attachment.objects.get(pk=added.pk)) == told(laid)
        assert open_copy(here.aoi, laid.pk).content
