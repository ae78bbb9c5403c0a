"""What a city settles for a room is read as the room's own form says."""

import json
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import pytest
from django.db import connections, transaction
from pydantic import Field, ValidationError

from case_core.approvals import rules as approvals
from case_core.bookings import rules as bookings
from case_core.booths import rules as booths
from case_core.calls import rules as calls
from case_core.cases.topics import Topic
from case_core.conversations import rules as conversations
from case_core.deadlines import rules as deadlines
from case_core.desk import rules as desk
from case_core.reception import rules as reception
from case_core.records import rules as records
from case_core.roster import rules as roster
from case_core.sharing import rules as sharing
from mannaka_kit.transactions import NotInTransactionError
from mannaka_tenancy import Tenant, use
from mannaka_tenancy.context import building
from tenants.rulebook.models import RuleSet
from tenants.rulebook.rules import CityRules


@dataclass(frozen=True, slots=True, kw_only=True)
class TeaRules:
    """Rules of a room that there is not."""

    minutes: Annotated[int, Field(ge=1, le=10)] = 3
    topics: tuple[Topic, ...] = ()
    words: str = ""


TEA = CityRules("tea", TeaRules)
FIVE = TeaRules(minutes=5, topics=(Topic.MONEY, Topic.OTHER), words="緑茶")


@pytest.mark.django_db
def test_what_a_city_settled_holds_there_and_in_no_other_city(imabari: Tenant, saijo: Tenant) -> None:
    with use(imabari), transaction.atomic():
        TEA.settle(TeaRules(minutes=4))
        TEA.settle(FIVE)

    with use(imabari):
        assert TEA.read() == FIVE
        assert RuleSet.objects.filter(name="tea").count() == 1
    with use(saijo):
        assert TEA.read() == TeaRules()


def test_a_rule_that_is_new_holds_by_itself_and_one_that_is_gone_is_passed_over(in_imabari: Tenant) -> None:
    RuleSet.objects.create(name="tea", settled={"minutes": 7, "milk": True})

    assert TEA.read() == TeaRules(minutes=7)


def test_rules_outside_their_limits_are_neither_written_nor_read(in_imabari: Tenant) -> None:
    with pytest.raises(ValidationError, match="minutes"):
        TEA.settle(TeaRules(minutes=11))
    RuleSet.objects.create(name="tea", settled={"minutes": 11})
    with pytest.raises(ValidationError, match="minutes"):
        TEA.read()


def test_rules_are_settled_in_the_transaction_of_their_cause(committed_db: None, imabari: Tenant) -> None:
    with use(imabari), pytest.raises(NotInTransactionError):
        TEA.settle(FIVE)


def test_a_table_of_one_row_is_carried_over_and_back(run_database: Any, django_db_blocker: Any) -> None:
    step = import_module("case_core.approvals.migrations.0002_rules_stand_in_the_rulebook").Migration.operations[0]
    with django_db_blocker.unblock(), building("ext"), connections["owner"].cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE approval_rules (id bigint, outcomes varchar(20)[], topics varchar(20)[])")
        cursor.execute("CREATE TEMP TABLE rule_set (name text, settled jsonb)")
        cursor.execute("INSERT INTO approval_rules VALUES (1, '{no_answer}', '{money,other}')")
        cursor.execute(step.sql)
        cursor.execute("SELECT name, settled FROM rule_set")
        [(name, settled)] = cursor.fetchall()
        cursor.execute("DELETE FROM approval_rules")
        cursor.execute(step.reverse_sql)
        cursor.execute("SELECT * FROM approval_rules")
        back = cursor.fetchall()
    connections.close_all()
    assert (name, json.loads(settled)) == ("approvals", {"outcomes": ["no_answer"], "topics": ["money", "other"]})
    assert back == [(1, ["no_answer"], ["money", "other"])]


def test_all_rules_that_were_carried_over_are_read_by_the_name_that_they_got(in_imabari: Tenant) -> None:
    carried = {
        "approvals": approvals,
        "bookings": bookings,
        "booths": booths,
        "calls": calls,
        "conversations": conversations,
        "deadlines": deadlines,
        "desk": desk,
        "reception": reception,
        "records": records,
        "roster": roster,
        "sharing": sharing,
    }
    for name, room in carried.items():
        migrations = list(Path(f"case_core/{name}/migrations").glob("*_rules_stand_in_the_rulebook.py"))
        assert f"SELECT '{name}'" in migrations[0].read_text()
        assert room.RULES.name == name
