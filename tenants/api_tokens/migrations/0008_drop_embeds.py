"""Nothing of anybody else is embedded in a city's pages: Wagtail's table of embeds goes with its app."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("api_tokens", "0007_drop_the_librarys_own_table")]

    operations = [migrations.RunSQL("DROP TABLE IF EXISTS wagtailembeds_embed", migrations.RunSQL.noop)]
