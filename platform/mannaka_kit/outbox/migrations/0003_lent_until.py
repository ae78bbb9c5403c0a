"""A row may be lent to one worker while it asks somebody else's server; a city lends its own rows alone."""

from django.db import migrations, models

FORWARD = "GRANT UPDATE (lent_until) ON outbox_event TO mannaka_cities"
BACKWARD = "REVOKE UPDATE (lent_until) ON outbox_event FROM mannaka_cities"


class Migration(migrations.Migration):
    dependencies = [("outbox", "0002_row_security")]
    operations = [
        migrations.AddField("outboxevent", "lent_until", models.DateTimeField(null=True)),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
