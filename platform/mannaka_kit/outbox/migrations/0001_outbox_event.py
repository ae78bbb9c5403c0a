from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="OutboxEvent",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("city_role", models.CharField(max_length=63)),
                ("city_key", models.UUIDField()),
                ("task", models.CharField(max_length=200)),
                ("kwargs", models.JSONField(default=dict)),
                ("created_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("dead_at", models.DateTimeField(null=True)),
                ("attempts", models.IntegerField(default=0)),
                ("last_error", models.CharField(blank=True, max_length=100)),
            ],
            options={
                "db_table": "outbox_event",
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("dead_at__isnull", True), ("done_at__isnull", True), ("published_at__isnull", True)
                        ),
                        fields=["city_key", "due_at"],
                        name="outbox_event_waiting",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("dead_at__isnull", True), ("done_at__isnull", True), ("published_at__isnull", False)
                        ),
                        fields=["city_key", "published_at"],
                        name="outbox_event_in_flight",
                    ),
                    models.Index(
                        condition=models.Q(("done_at__isnull", False)), fields=["done_at"], name="outbox_event_done"
                    ),
                    models.Index(
                        condition=models.Q(("dead_at__isnull", False)), fields=["dead_at"], name="outbox_event_dead"
                    ),
                ],
            },
        ),
    ]
