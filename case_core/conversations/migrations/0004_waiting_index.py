from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0003_names_and_links"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="conversation",
            index=models.Index(
                fields=["-touched_at"],
                name="conversation_waiting",
                condition=Q(state="new") | Q(new_message_at__isnull=False),
            ),
        ),
    ]
