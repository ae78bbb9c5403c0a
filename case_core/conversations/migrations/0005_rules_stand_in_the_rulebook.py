"""The room's rules stand in the city's rulebook: one table less in every city (ADR 0500)."""

from django.db import migrations

_CARRY = """
    INSERT INTO rule_set (name, settled) SELECT 'conversations', to_jsonb(conversation_rules) - 'id' FROM conversation_rules
"""
_CARRY_BACK = """
    INSERT INTO conversation_rules
    SELECT (jsonb_populate_record(NULL::conversation_rules, settled || '{"id": 1}')).* FROM rule_set WHERE name = 'conversations'
"""


class Migration(migrations.Migration):
    dependencies = [("conversations", "0004_waiting_index"), ("rulebook", "0001_initial")]

    operations = [migrations.RunSQL(_CARRY, _CARRY_BACK), migrations.DeleteModel(name="ConversationRules")]
