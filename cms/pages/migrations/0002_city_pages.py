"""Puts a city's first pages where Wagtail has its welcome page: in the template, so every new city starts with them."""

import json
import uuid
from datetime import UTC, datetime

from django.db import migrations

from ._city_pages import CONSULTATIONS, CONTENT, HOME, INDEX

# Alphabet of treebeard's paths.
STEPS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MADE_AT = datetime(2026, 1, 1, tzinfo=UTC)


def add_page(apps, model, *, parent, number, slug, **fields):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="pages", model=model.lower()
    )
    return apps.get_model("pages", model).objects.create(
        path=f"{parent.path}000{STEPS[number]}",
        depth=parent.depth + 1,
        url_path=f"{parent.url_path}{slug}/",
        slug=slug,
        draft_title=fields["title"],
        content_type=content_type,
        locale=apps.get_model("wagtailcore", "Locale").objects.get(language_code="ja"),
        translation_key=uuid.uuid4(),
        live=True,
        first_published_at=MADE_AT,
        last_published_at=MADE_AT,
        **fields,
    )


def blocks(kind, values):
    return json.dumps([{"type": kind, "value": value} for value in values])


def make_pages(apps, schema_editor):
    del schema_editor
    page = apps.get_model("wagtailcore", "Page")
    root = page.objects.get(depth=1)
    site = apps.get_model("wagtailcore", "Site").objects.get(is_default_site=True)
    welcome = site.root_page
    home = add_page(
        apps,
        "HomePage",
        parent=root,
        number=2,
        slug="city",
        numchild=1 + len(CONTENT),
        title=HOME["title"],
        lead=HOME["lead"],
        steps=blocks("step", HOME["steps"]),
        questions=blocks("question", HOME["questions"]),
    )
    site.root_page_id = home.pk
    site.save()
    page.objects.filter(pk=welcome.pk).delete()
    make_consultations(apps, home)
    for number, content in enumerate(CONTENT, start=2):
        add_page(apps, "ContentPage", parent=home, number=number, **with_body(content), show_in_menus=True)


def make_consultations(apps, home):
    index = add_page(
        apps,
        "ConsultationIndexPage",
        parent=home,
        number=1,
        slug="consultations",
        numchild=len(CONSULTATIONS),
        show_in_menus=True,
        **INDEX,
    )
    for number, consultation in enumerate(CONSULTATIONS, start=1):
        add_page(apps, "ConsultationPage", parent=index, number=number, **with_body(consultation))


def with_body(content):
    return {**content, "body": json.dumps(content["body"])}


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_pages, migrations.RunPython.noop)]
