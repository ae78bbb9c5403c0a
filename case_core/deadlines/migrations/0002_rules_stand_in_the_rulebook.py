"""The room's rules stand in the city's rulebook: one table less in every city (ADR 0500)."""

from django.db import migrations

_CARRY = """
    INSERT INTO rule_set (name, settled) SELECT 'deadlines', to_jsonb(deadline_rules) - 'id' FROM deadline_rules
"""
_CARRY_BACK = """
    INSERT INTO deadline_rules
    SELECT (jsonb_populate_record(NULL::deadline_rules, settled || '{"id": 1}')).* FROM rule_set WHERE name = 'deadlines'
"""


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0001_initial"), ("rulebook", "0001_initial")]

    operations = [migrations.RunSQL(_CARRY, _CARRY_BACK), migrations.DeleteModel(name="DeadlineRules")]
