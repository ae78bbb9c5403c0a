"""The release ledger, in `control`."""

from django.db import models


class CityTemplate(models.Model):
    """One captured template: what a new city is made of, as SQL."""

    fingerprint = models.CharField(max_length=64)
    statements = models.JSONField()
    migrations = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """One row for each release that changed the template; the newest is in force."""

        db_table = "city_template"
        get_latest_by = "id"
