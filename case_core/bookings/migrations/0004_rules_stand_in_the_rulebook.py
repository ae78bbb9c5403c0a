"""The room's rules stand in the city's rulebook: one table less in every city (ADR 0500)."""

from django.db import migrations

_CARRY = """
    INSERT INTO rule_set (name, settled) SELECT 'bookings', to_jsonb(booking_rules) - 'id' FROM booking_rules
"""
_CARRY_BACK = """
    INSERT INTO booking_rules
    SELECT (jsonb_populate_record(NULL::booking_rules, settled || '{"id": 1}')).* FROM rule_set WHERE name = 'bookings'
"""


class Migration(migrations.Migration):
    dependencies = [("bookings", "0003_meetings"), ("rulebook", "0001_initial")]

    operations = [migrations.RunSQL(_CARRY, _CARRY_BACK), migrations.DeleteModel(name="BookingRules")]
