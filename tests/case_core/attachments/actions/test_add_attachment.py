from pathlib import Path

import pytest

from case_core.attachments import errors, vault
from case_core.attachments.actions.add_attachment import add_attachment
from case_core.attachments.events import FileAdded
from case_core.attachments.kinds import FileKind
from case_core.attachments.models import Attachment
from case_core.attachments.states import Standing
from case_core.cases.errors import CaseClosedError, CaseNotFoundError
from case_core.cases.models import Case
from mannaka_kit.errors import NotAllowedError
from tests.case_core.attachments import samples
from tests.case_core.attachments.conftest import resting
from tests.support.cases import LATER, closed
from tests.support.cast import Cast
from tests.support.files import added
from tests.support.memory import remembered


def test_a_file_comes_into_quarantine_and_is_told(here: Cast, case: Case, told: list[object]) -> None:
    attachment = added(here, case, name="C:\\写真\\IMG\u202egpj.jpg", note=" 督促状 ")

    assert (attachment.standing, attachment.kind, attachment.name) == (
        Standing.QUARANTINED,
        FileKind.JPEG,
        "IMGgpj.jpg",
    )
    assert (attachment.note, attachment.size) == ("督促状", len(samples.jpeg()))
    assert remembered("attachment.added") == [("centre_staff", case.pk, "done")]
    assert told[-1] == FileAdded(case_id=case.pk, attachment_id=attachment.pk)


def test_what_rests_is_sealed_in_the_citys_own_folder(here: Cast, case: Case, media: Path) -> None:
    attachment = added(here, case, name="メモ.txt", content="ひみつの相談".encode())

    (path,) = resting(media)
    assert path.is_relative_to(media / str(here.city.key))
    assert "ひみつ".encode() not in path.read_bytes()
    assert "メモ" not in str(path)
    assert vault.get(attachment.key, "original") == "ひみつの相談".encode()


def test_an_infected_file_is_named_at_once_and_leaves_nothing(here: Cast, case: Case, media: Path) -> None:
    with pytest.raises(errors.InfectedError) as caught:
        added(here, case, name="請求書.txt", content=samples.virus())

    assert "「請求書.txt」からウイルスが見つかりました（Eicar-Test-Signature）" in str(caught.value)
    assert resting(media) == []
    assert not Attachment.objects.exists()


def test_a_mislabelled_file_leaves_nothing(here: Cast, case: Case, media: Path) -> None:
    with pytest.raises(errors.MislabelledError):
        added(here, case, name="通知.pdf", content=samples.jpeg())

    assert resting(media) == []


def test_a_closed_case_takes_no_file(here: Cast, case: Case) -> None:
    with pytest.raises(CaseClosedError):
        added(here, closed(here, case))


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_adds(here: Cast, case: Case, name: str) -> None:
    with pytest.raises(NotAllowedError):
        add_attachment(
            case_id=case.pk, name="a.jpg", content=samples.jpeg(), note="", actor=here.actors[name], at=LATER
        )


def test_a_case_that_does_not_exist_is_not_found(here: Cast) -> None:
    with pytest.raises(CaseNotFoundError):
        add_attachment(case_id=404, name="a.jpg", content=samples.jpeg(), note="", actor=here.aoi, at=LATER)
