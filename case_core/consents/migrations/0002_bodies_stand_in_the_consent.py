"""The bodies stand in the consent itself: one table less in every city (ADR 0420)."""

import django.contrib.postgres.fields
from django.db import migrations, models

_CARRY = """
    UPDATE case_consent SET organization_ids = ARRAY(
        SELECT organization_id FROM case_consent_recipient
        WHERE consent_id = case_consent.id ORDER BY organization_id
    )
"""
_CARRY_BACK = """
    INSERT INTO case_consent_recipient (consent_id, organization_id)
    SELECT id, unnest(organization_ids) FROM case_consent
"""


class Migration(migrations.Migration):
    dependencies = [("consents", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="consent",
            name="organization_ids",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), default=list, size=None
            ),
            preserve_default=False,
        ),
        migrations.RunSQL(_CARRY, _CARRY_BACK),
        migrations.RemoveField(model_name="consent", name="organizations"),
        migrations.DeleteModel(name="ConsentRecipient"),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("organization_ids", []), _negated=True), name="consent_names_a_body"
            ),
        ),
    ]
