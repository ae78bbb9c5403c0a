"""The people of a case's page come in one statement."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from case_core.cases.models import CaseStep
from mannaka_tenancy import use
from tenants.accounts.naming import put_people
from tests.support.cases import new_case
from tests.support.cast import Cast


@pytest.mark.parametrize("rows", [1, 3])
def test_all_the_people_of_the_rows_come_in_one_statement(rows: int, cast: Cast) -> None:
    with use(cast.city):
        case = new_case(cast)
        steps = [CaseStep(case=case, actor_id=cast.aoi.user_id, subject_id=cast.nagi.user_id) for _row in range(rows)]
        with CaptureQueriesContext(connection) as asked:
            put_people((steps, ("actor", "subject")), ([case], ("owner",)))
            named = [(step.actor, step.subject) for step in steps]
        assert len(asked) == 1
        assert [(actor.display_name, subject.display_name) for actor, subject in named if actor and subject] == rows * [
            (cast.aoi.display_name, cast.nagi.display_name)
        ]


def test_nobody_stays_nobody_and_asks_nothing(cast: Cast) -> None:
    with use(cast.city), CaptureQueriesContext(connection) as asked:
        step = CaseStep()
        put_people(([step], ("actor", "subject")))
        assert (step.actor, step.subject) == (None, None)
    assert len(asked) == 0
