"""The room's rules stand in the city's rulebook: one table less in every city (ADR 0500)."""

from django.db import migrations

_CARRY = """
    INSERT INTO rule_set (name, settled) SELECT 'desk', to_jsonb(desk_rules) - 'id' FROM desk_rules
"""
_CARRY_BACK = """
    INSERT INTO desk_rules
    SELECT (jsonb_populate_record(NULL::desk_rules, settled || '{"id": 1}')).* FROM rule_set WHERE name = 'desk'
"""


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_initial"), ("rulebook", "0001_initial")]

    operations = [migrations.RunSQL(_CARRY, _CARRY_BACK), migrations.DeleteModel(name="DeskRules")]
