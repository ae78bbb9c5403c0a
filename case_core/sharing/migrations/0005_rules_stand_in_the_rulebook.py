"""The room's rules stand in the city's rulebook: one table less in every city (ADR 0500)."""

from django.db import migrations

_CARRY = """
    INSERT INTO rule_set (name, settled) SELECT 'sharing', to_jsonb(sharing_rules) - 'id' FROM sharing_rules
"""
_CARRY_BACK = """
    INSERT INTO sharing_rules
    SELECT (jsonb_populate_record(NULL::sharing_rules, settled || '{"id": 1}')).* FROM rule_set WHERE name = 'sharing'
"""


class Migration(migrations.Migration):
    dependencies = [("sharing", "0004_blackouts"), ("rulebook", "0001_initial")]

    operations = [migrations.RunSQL(_CARRY, _CARRY_BACK), migrations.DeleteModel(name="SharingRules")]
