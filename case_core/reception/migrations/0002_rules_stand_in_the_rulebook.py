"""The room's rules stand in the city's rulebook: one table less in every city (ADR 0500)."""

from django.db import migrations

_CARRY = """
    INSERT INTO rule_set (name, settled) SELECT 'reception', to_jsonb(reception_rules) - 'id' FROM reception_rules
"""
_CARRY_BACK = """
    INSERT INTO reception_rules
    SELECT (jsonb_populate_record(NULL::reception_rules, settled || '{"id": 1}')).* FROM rule_set WHERE name = 'reception'
"""


class Migration(migrations.Migration):
    dependencies = [("reception", "0001_initial"), ("rulebook", "0001_initial")]

    operations = [migrations.RunSQL(_CARRY, _CARRY_BACK), migrations.DeleteModel(name="ReceptionRules")]
