"""The room's rules stand in the city's rulebook: one table less in every city (ADR 0500)."""

from django.db import migrations

_CARRY = """
    INSERT INTO rule_set (name, settled) SELECT 'roster', to_jsonb(roster_rules) - 'id' FROM roster_rules
"""
_CARRY_BACK = """
    INSERT INTO roster_rules
    SELECT (jsonb_populate_record(NULL::roster_rules, settled || '{"id": 1}')).* FROM rule_set WHERE name = 'roster'
"""


class Migration(migrations.Migration):
    dependencies = [("roster", "0002_swaps_departures_and_on_call"), ("rulebook", "0001_initial")]

    operations = [migrations.RunSQL(_CARRY, _CARRY_BACK), migrations.DeleteModel(name="RosterRules")]
