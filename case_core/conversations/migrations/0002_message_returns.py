"""What services tell of messages later: why one came back; and who wrote what is not the person's own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Four more columns of a message, and four more reasons."""

    dependencies = [("conversations", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="message",
            name="service_words",
            field=models.CharField(blank=True, db_default="", max_length=200),
        ),
        migrations.AddField(
            model_name="message",
            name="returns",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="message",
            name="is_machines",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="message",
            name="stranger",
            field=models.CharField(blank=True, db_default="", max_length=500),
        ),
        migrations.AlterField(
            model_name="message",
            name="reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("transient", "相手のサービスが応答しません"),
                    ("auth", "連絡手段の鍵が受け付けられません"),
                    ("gone", "相手が受け取りを止めています"),
                    ("quota", "今月送れる数を使い切りました"),
                    ("content", "サービスがこの内容を受け付けません"),
                    ("channel_off", "連絡手段が休止中か、取り外されています"),
                    ("permanent", "サービスが受け付けません"),
                    ("no_address", "届かずに戻りました（宛先が使われていません）"),
                    ("not_now", "届かずに戻りました（受信箱がいっぱいか、相手のサーバーが応答しません）"),
                    ("returned", "届かずに戻りました（相手側で受け取りを断られました）"),
                    ("delayed", "届くのが遅れています"),
                ],
                max_length=12,
            ),
        ),
    ]
