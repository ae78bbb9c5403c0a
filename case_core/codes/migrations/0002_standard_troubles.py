from datetime import date

from django.db import migrations

# The troubles of the national form of the first talk (自立相談支援 相談受付・申込票), which the handing-on sheets share.
NAMES = (
    "病気・健康・障害",
    "住まい",
    "収入・生活費",
    "家賃・ローンの支払い",
    "税金・公共料金などの支払い",
    "債務（借金）",
    "仕事探し・就職",
    "仕事上の不安やトラブル",
    "地域との関係",
    "家族との関係",
    "子育て",
    "介護",
    "ひきこもり・不登校",
    "DV・虐待",
    "食べるものがない",
    "そのほか",
)


def add_items(apps, schema_editor):  # noqa: ARG001
    item = apps.get_model("codes", "TroubleItem")
    item.objects.bulk_create(
        item(name=name, position=place * 10, valid_from=date(2000, 1, 1)) for place, name in enumerate(NAMES, start=1)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("codes", "0001_initial"),
    ]

    operations = [migrations.RunPython(add_items, migrations.RunPython.noop)]
