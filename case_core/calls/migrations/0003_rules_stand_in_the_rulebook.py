"""The room's rules stand in the city's rulebook: one table less in every city (ADR 0500)."""

from django.db import migrations

_CARRY = """
    INSERT INTO rule_set (name, settled) SELECT 'calls', to_jsonb(call_rules) - 'id' FROM call_rules
"""
_CARRY_BACK = """
    INSERT INTO call_rules
    SELECT (jsonb_populate_record(NULL::call_rules, settled || '{"id": 1}')).* FROM rule_set WHERE name = 'calls'
"""


class Migration(migrations.Migration):
    dependencies = [("calls", "0002_calls_are_found_by_number"), ("rulebook", "0001_initial")]

    operations = [migrations.RunSQL(_CARRY, _CARRY_BACK), migrations.DeleteModel(name="CallRules")]
