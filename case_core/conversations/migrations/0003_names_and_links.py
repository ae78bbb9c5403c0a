import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """What people call themselves at a service, and accounts that are linked with cases."""

    dependencies = [
        ("cases", "0011_calls_to_sections"),
        ("conversations", "0002_message_returns"),
        ("deliveries", "0001_initial"),
        ("plugins", "0003_menus"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AccountLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nonce_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("linked", "つながりました"),
                            ("refused", "サービスが認めませんでした"),
                            ("other", "別のアカウントでした"),
                            ("late", "期限が切れていました"),
                            ("taken", "別の相談につながっていました"),
                        ],
                        db_default="",
                        max_length=8,
                    ),
                ),
            ],
            options={
                "db_table": "conversation_account_link",
                "ordering": ["-pk"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="fixedtext",
            name="fixed_text_kind_is_known",
        ),
        migrations.AddField(
            model_name="conversation",
            name="name_asked_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="conversation",
            name="name_due_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="fixedtext",
            name="kind",
            field=models.CharField(
                choices=[
                    ("purpose", "はじめの案内（利用目的）"),
                    ("received", "受け取りました（受付時間内）"),
                    ("after_hours", "受け取りました（受付時間外）"),
                    ("crisis", "命や安全にかかわるとき"),
                    ("other_topic", "この連絡手段で扱わない相談"),
                    ("bell", "お返事のお知らせ"),
                    ("linked", "ご相談とつながったとき"),
                    ("not_linked", "ご相談とつなげなかったとき"),
                ],
                max_length=12,
                unique=True,
            ),
        ),
        migrations.AlterField(
            model_name="message",
            name="texts",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("purpose", "はじめの案内（利用目的）"),
                        ("received", "受け取りました（受付時間内）"),
                        ("after_hours", "受け取りました（受付時間外）"),
                        ("crisis", "命や安全にかかわるとき"),
                        ("other_topic", "この連絡手段で扱わない相談"),
                        ("bell", "お返事のお知らせ"),
                        ("linked", "ご相談とつながったとき"),
                        ("not_linked", "ご相談とつなげなかったとき"),
                    ],
                    max_length=12,
                ),
                blank=True,
                default=list,
                size=None,
            ),
        ),
        migrations.AddIndex(
            model_name="conversation",
            index=models.Index(
                condition=models.Q(("name_due_at__isnull", False)), fields=["name_due_at"], name="conversation_name_due"
            ),
        ),
        migrations.AddConstraint(
            model_name="fixedtext",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ["purpose", "received", "after_hours", "crisis", "other_topic", "bell", "linked", "not_linked"],
                    )
                ),
                name="fixed_text_kind_is_known",
            ),
        ),
        migrations.AddField(
            model_name="accountlink",
            name="case",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
        ),
        migrations.AddField(
            model_name="accountlink",
            name="conversation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="conversations.conversation"
            ),
        ),
        migrations.AddConstraint(
            model_name="accountlink",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("outcome", "")),
                    models.Q(("ended_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                    _connector="OR",
                ),
                name="account_link_ended_has_outcome",
            ),
        ),
    ]
