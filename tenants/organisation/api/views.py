"""Sections: translation only."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from mannaka_kit import clock
from mannaka_kit.errors import NotFoundError
from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.api_tokens.doors import ReadViewSet, Take
from tenants.api_tokens.scopes import Scope
from tenants.organisation.models import Section
from tenants.organisation.selectors import sections_valid_on


class SectionSerializer(serializers.Serializer[Any]):
    """A section that exists today."""

    id = serializers.IntegerField()
    code = serializers.CharField()
    name = serializers.CharField()
    name_kana = serializers.CharField()
    telephone = serializers.CharField(allow_blank=True)
    valid_from = serializers.DateField()
    valid_until = serializers.DateField(allow_null=True)


class SectionViewSet(ReadViewSet):
    """The sections of today."""

    reads = Scope.ORGANISATION_READ
    operations = {
        "list": ("sections_list", _("いまある課の一覧")),
        "retrieve": ("sections_retrieve", _("いまある課を1件読む")),
    }
    pagination_class = OldestFirst
    answers = {"list": SectionSerializer, "retrieve": SectionSerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Section]:  # noqa: ARG002
        """Return a page of sections."""
        return take(sections_valid_on(clock.today()))

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Section:  # noqa: ARG002
        """Return a section.

        :raises NotFoundError: there is none today.
        """
        section = sections_valid_on(clock.today()).filter(pk=ids["section_id"]).first()
        if section is None:
            raise NotFoundError
        return section
