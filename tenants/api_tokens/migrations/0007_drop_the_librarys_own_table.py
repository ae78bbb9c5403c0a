"""The library's own table holds nothing: tokens stand in ours (one table less in every city)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("api_tokens", "0006_scopes_of_days"), ("knox", "0009_extend_authtoken_field")]

    operations = [migrations.RunSQL("DROP TABLE IF EXISTS knox_authtoken", migrations.RunSQL.noop)]
