"""
Who may do what with the outbox.

A city's role adds rows under its own name, sees only these, and may finish or put off its own; it can change neither a row's
task nor its city. The relay's login reads and moves all rows. The rules ask for the role, since no session can pretend to
one it is not a member of, as it could with a setting.
"""

from django.db import migrations

FORWARD = """
ALTER TABLE outbox_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox_event FORCE ROW LEVEL SECURITY;
CREATE POLICY outbox_event_add ON outbox_event FOR INSERT TO mannaka_cities WITH CHECK (city_role = current_user);
CREATE POLICY outbox_event_see ON outbox_event FOR SELECT TO mannaka_cities USING (city_role = current_user);
CREATE POLICY outbox_event_finish ON outbox_event FOR UPDATE TO mannaka_cities
  USING (city_role = current_user) WITH CHECK (city_role = current_user);
CREATE POLICY outbox_event_relay ON outbox_event FOR ALL TO mannaka_relay USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON outbox_event TO mannaka_cities;
GRANT UPDATE (done_at, due_at, published_at, last_error) ON outbox_event TO mannaka_cities;
GRANT SELECT, DELETE ON outbox_event TO mannaka_relay;
GRANT UPDATE (due_at, published_at, dead_at, attempts) ON outbox_event TO mannaka_relay;
ALTER TABLE outbox_event SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);
"""
BACKWARD = """
ALTER TABLE outbox_event RESET (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold);
REVOKE ALL ON outbox_event FROM mannaka_relay, mannaka_cities;
DROP POLICY outbox_event_relay ON outbox_event;
DROP POLICY outbox_event_finish ON outbox_event;
DROP POLICY outbox_event_see ON outbox_event;
DROP POLICY outbox_event_add ON outbox_event;
ALTER TABLE outbox_event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE outbox_event DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_outbox_event")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
