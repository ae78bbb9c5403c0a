"""The room's rules stand in the city's rulebook: one table less in every city (ADR 0500)."""

from django.db import migrations

_CARRY = """
    INSERT INTO rule_set (name, settled) SELECT 'booths', to_jsonb(booth_rules) - 'id' FROM booth_rules
"""
_CARRY_BACK = """
    INSERT INTO booth_rules
    SELECT (jsonb_populate_record(NULL::booth_rules, settled || '{"id": 1}')).* FROM rule_set WHERE name = 'booths'
"""


class Migration(migrations.Migration):
    dependencies = [("booths", "0002_talks_by_video"), ("rulebook", "0001_initial")]

    operations = [migrations.RunSQL(_CARRY, _CARRY_BACK), migrations.DeleteModel(name="BoothRules")]
