from django.db import migrations, models


class Migration(migrations.Migration):
    """Which menu a channel's service shows."""

    dependencies = [
        ("plugins", "0002_what_is_told"),
    ]

    operations = [
        migrations.AddField(
            model_name="channel",
            name="menu_failed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="channel",
            name="menu_is_wanted",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="channel",
            name="menu_shown",
            field=models.CharField(
                blank=True,
                choices=[
                    ("open", "受付時間内のメニュー"),
                    ("closed", "受付時間外のメニュー"),
                    ("hidden", "出していません"),
                ],
                db_default="",
                max_length=6,
            ),
        ),
        migrations.AddField(
            model_name="channel",
            name="menu_shown_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
