"""The whole examination, as `doctor` and every start make it."""

import psycopg
import pytest

from mannaka.doctor.examine import examine, refuse_unwell
from mannaka.doctor.finding import UnwellError
from mannaka.local.ports import free_port
from tests.mannaka.doctor.conftest import MakeSituation

pytestmark = pytest.mark.usefixtures("lasting")


def test_a_sound_installation_has_no_findings(committed_db: None, situation: MakeSituation) -> None:
    assert examine(situation()) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE control.city_template SET migrations = '[]'", "older than the code"),
        (
            "UPDATE control.city_template SET migrations = migrations || '[\"cases.0099_future\"]'::jsonb",
            "newer than the code",
        ),
        ("DELETE FROM control.city_template", "no template"),
    ],
)
def test_a_template_of_another_release_is_found(
    committed_db: None, situation: MakeSituation, admin: psycopg.Connection, statement: str, words: str
) -> None:
    admin.execute(statement)

    (finding,) = examine(situation())

    assert words in str(finding)


def test_an_unreachable_database_is_one_finding_and_not_ten(situation: MakeSituation) -> None:
    nowhere = f"postgresql://a:b@127.0.0.1:{free_port()}/mannaka"

    (finding,) = examine(situation(DATABASE_URL=nowhere))

    assert finding.setting == "DATABASE_URL"


def test_everything_wrong_is_named_at_once(situation: MakeSituation) -> None:
    with pytest.raises(UnwellError) as caught:
        refuse_unwell(situation(SECRET_KEY="", MANNAKA_KEK="", DATABASE_URL=""))

    assert [line.split(":")[0] for line in str(caught.value).splitlines()] == [
        "SECRET_KEY",
        "MANNAKA_KEK",
        "DATABASE_URL",
    ]


def test_a_start_goes_on_without_its_broker_and_says_so(committed_db: None, situation: MakeSituation) -> None:
    (warning,) = refuse_unwell(situation(BROKER_URL=f"redis://127.0.0.1:{free_port()}/0"))

    assert warning.setting == "BROKER_URL"
