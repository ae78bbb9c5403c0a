"""The room's rules stand in the city's rulebook: one table less in every city (ADR 0500)."""

from django.db import migrations

_CARRY = """
    INSERT INTO rule_set (name, settled) SELECT 'approvals', to_jsonb(approval_rules) - 'id' FROM approval_rules
"""
_CARRY_BACK = """
    INSERT INTO approval_rules
    SELECT (jsonb_populate_record(NULL::approval_rules, settled || '{"id": 1}')).* FROM rule_set WHERE name = 'approvals'
"""


class Migration(migrations.Migration):
    dependencies = [("approvals", "0001_initial"), ("rulebook", "0001_initial")]

    operations = [migrations.RunSQL(_CARRY, _CARRY_BACK), migrations.DeleteModel(name="ApprovalRules")]
