import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

_KINDS = [
    ("purpose", "はじめの案内（利用目的）"),
    ("received", "受け取りました（受付時間内）"),
    ("after_hours", "受け取りました（受付時間外）"),
    ("crisis", "命や安全にかかわるとき"),
    ("other_topic", "この連絡手段で扱わない相談"),
    ("bell", "お返事のお知らせ"),
    ("link", "新しいリンク（なくしたとき）"),
    ("linked", "ご相談とつながったとき"),
    ("not_linked", "ご相談とつなげなかったとき"),
    ("booked", "予約ができたとき"),
    ("moved", "予約の日時が変わったとき"),
    ("cancelled", "予約を取り消したとき"),
    ("reminder", "予約の前の日"),
    ("place_told", "オンラインの場所が決まったとき"),
]
_REASONS = [
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
    ("file", "付けたファイルが検査を通りませんでした"),
]


class Migration(migrations.Migration):
    """Texts for whoever lost the link to their page, and of bookings; files that go along with answers."""

    dependencies = [
        ("bookings", "0004_rules_stand_in_the_rulebook"),
        ("conversations", "0005_rules_stand_in_the_rulebook"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="fixedtext", name="fixed_text_kind_is_known"),
        migrations.AlterField(
            model_name="fixedtext", name="kind", field=models.CharField(choices=_KINDS, max_length=12, unique=True)
        ),
        migrations.AlterField(
            model_name="message",
            name="texts",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(choices=_KINDS, max_length=12), blank=True, default=list, size=None
            ),
        ),
        migrations.AlterField(
            model_name="message",
            name="reason",
            field=models.CharField(blank=True, choices=_REASONS, max_length=12),
        ),
        migrations.AddField(
            model_name="message",
            name="booking",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="bookings.booking",
            ),
        ),
        migrations.AddConstraint(
            model_name="fixedtext",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", [kind for kind, _words in _KINDS])), name="fixed_text_kind_is_known"
            ),
        ),
    ]
