from django.db import migrations

from mannaka_kit import japanese

_FOLDED = ("name_folded", "kana_folded", "digits", "pieces")


def fold_people(apps, schema_editor):  # noqa: ARG001
    person = apps.get_model("parties", "Person")
    for known in person.objects.only("name", "name_kana", "telephone").iterator():
        known.name_folded = japanese.fold_name(known.name)
        known.kana_folded = japanese.fold_name(known.name_kana)
        known.digits = japanese.telephone_digits(known.telephone)
        known.pieces = list(dict.fromkeys([*japanese.bigrams(known.name), *japanese.bigrams(known.name_kana)]))
        known.save(update_fields=_FOLDED)


class Migration(migrations.Migration):
    dependencies = [
        ("parties", "0004_names_are_kept_and_found"),
    ]

    operations = [migrations.RunPython(fold_people, migrations.RunPython.noop)]
