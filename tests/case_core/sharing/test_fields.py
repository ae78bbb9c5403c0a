"""Every field of the case core is classified by hand: told to nobody, or of one class of data."""

from django.apps import apps

from case_core.sharing.fields import CLOSED_MODELS, CLOSED_ROOMS, FIELDS, OFFERED


def test_every_model_of_the_case_core_stands_in_the_table_or_among_those_of_which_nothing_is_told() -> None:
    rooms = [config for config in apps.get_app_configs() if config.name.startswith("case_core.")]
    told_of = [room for room in rooms if room.label not in CLOSED_ROOMS]
    labels = {model._meta.label_lower for room in told_of for model in room.get_models()}
    assert labels == set(FIELDS) | CLOSED_MODELS


def test_every_field_of_those_models_is_classified_and_nothing_else_is() -> None:
    for label, table in FIELDS.items():
        model = apps.get_model(label)
        fields = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}
        assert set(table) == fields, label


def test_no_class_is_offered_of_which_nothing_could_be_told() -> None:
    told = {rule.data_class for table in FIELDS.values() for rule in table.values() if rule is not None}
    # Of health, staff tell in words.
    assert set(OFFERED) - told == {"health"}
