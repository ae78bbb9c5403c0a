"""Programs add, read and remove files as staff do."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from case_core.attachments.kinds import MOST_BYTES
from case_core.attachments.models import Attachment
from case_core.cases.models import Case
from mannaka_tenancy import use
from tenants.api_tokens.scopes import Scope
from tests.api.conftest import Program, made_token
from tests.case_core.attachments import samples
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.files import added, checked

ProgramOf = Callable[[str], Program]


@pytest.fixture
def matter(cast: Cast) -> Case:
    with use(cast.city):
        return new_case(cast)


@pytest.fixture
def program(cast: Cast) -> Program:
    return Program(cast.city, made_token(cast, "aoi", Scope.CASES_READ, Scope.CASES_WRITE).secret)


def sent(name: str = "写真.jpg", content: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or samples.jpeg(), "image/jpeg")


def test_a_file_is_added_once_for_its_key(cast: Cast, matter: Case, program: Program) -> None:
    path = f"cases/{matter.pk}/attachments/"
    first = program.post(path, {"file": sent(), "note": "督促状"}, key="k" * 20)
    again = program.post(path, {"file": sent(), "note": "督促状"}, key="k" * 20)

    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json() | {"is_replay": True}
    record = program.get(f"attachments/{first.json()['id']}/").json()
    assert (record["name"], record["note"], record["standing"]) == ("写真.jpg", "督促状", "quarantined")
    with use(cast.city):
        assert Attachment.objects.filter(case=matter).count() == 1
    other = program.post(path, {"file": sent(content=samples.picture("PNG"))}, key="k" * 20)
    assert other.status_code == 409


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (sent("請求書.txt", samples.virus()), "attachment.infected"),
        (sent("通知.pdf"), "attachment.mislabelled"),
        (sent("大.jpg", b"\xff" * (MOST_BYTES + 1)), "attachment.too_large"),
    ],
    ids=["infected", "mislabelled", "large"],
)
def test_a_bad_file_is_a_problem_at_its_field(matter: Case, program: Program, file: Any, code: str) -> None:
    file.seek(0)
    answer = program.post(f"cases/{matter.pk}/attachments/", {"file": file})

    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (422, code)
    assert problem["errors"][0]["field"] == "file"
    assert file.name in problem["errors"][0]["detail"]


def test_no_file_and_no_form_are_problems(matter: Case, program: Program) -> None:
    path = f"cases/{matter.pk}/attachments/"
    assert program.post(path, {"note": "x"}).status_code == 415
    assert (
        program.client.post(f"/api/v1/{path}", {"note": "x"}, headers={"idempotency-key": "k" * 20}).status_code == 422
    )


def test_the_copy_is_handed_out_and_nothing_of_what_is_not_checked(cast: Cast, matter: Case, program: Program) -> None:
    with use(cast.city):
        letter = checked(cast, matter, name="通知.pdf", content=samples.pdf())
        waiting = added(cast, matter)
    copy = program.get(f"attachments/{letter.pk}/content/")
    assert samples.pages_of(copy.content) == 2
    assert copy["Content-Security-Policy"].endswith("sandbox")
    assert program.get(f"attachments/{letter.pk}/original/").content == samples.pdf()
    closed = program.get(f"attachments/{waiting.pk}/content/")
    assert (closed.status_code, closed.json()["code"]) == (409, "attachment.not_checked")


def test_a_removal_has_its_reason(cast: Cast, matter: Case, program: Program) -> None:
    with use(cast.city):
        letter = checked(cast, matter)
    assert program.post(f"attachments/{letter.pk}/remove/", {"reason": ""}).status_code == 422
    assert program.post(f"attachments/{letter.pk}/remove/", {"reason": "間違い"}).status_code == 200
    assert program.get(f"cases/{matter.pk}/attachments/").json()["results"][0]["standing"] == "removed"


def test_the_other_citys_programs_find_none(cast: Cast, saijo_cast: Cast, matter: Case) -> None:
    with use(cast.city):
        letter = checked(cast, matter)
    there = Program(saijo_cast.city, made_token(saijo_cast, "aoi").secret)
    for path in ("", "content/", "original/"):
        assert there.get(f"attachments/{letter.pk}/{path}").status_code == 404
    assert there.post(f"attachments/{letter.pk}/remove/", {"reason": "x"}).status_code == 404
