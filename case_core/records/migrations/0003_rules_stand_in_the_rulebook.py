"""The room's rules stand in the city's rulebook: one table less in every city (ADR 0500)."""

from django.db import migrations

_CARRY = """
    INSERT INTO rule_set (name, settled) SELECT 'records', to_jsonb(record_rules) - 'id' FROM record_rules
"""
_CARRY_BACK = """
    INSERT INTO record_rules
    SELECT (jsonb_populate_record(NULL::record_rules, settled || '{"id": 1}')).* FROM rule_set WHERE name = 'records'
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0002_notices_by_mail"), ("rulebook", "0001_initial")]

    operations = [migrations.RunSQL(_CARRY, _CARRY_BACK), migrations.DeleteModel(name="RecordRules")]
