"""The views that are measured: the same code in all three columns."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.http import HttpRequest, JsonResponse
from rest_framework import serializers

ROWS = 10


class GroupSerializer(serializers.ModelSerializer[Group]):
    """A small table that Django itself brings to every column."""

    class Meta:
        """Two columns."""

        model = Group
        fields = ["id", "name"]


def one_query(request: HttpRequest) -> JsonResponse:
    """Answer ten rows."""
    return JsonResponse({"groups": GroupSerializer(Group.objects.order_by("pk")[:ROWS], many=True).data})


def five_queries(request: HttpRequest) -> JsonResponse:
    """Answer ten rows and four facts of other tables."""
    groups = GroupSerializer(Group.objects.order_by("pk")[:ROWS], many=True).data
    facts = {
        "sessions": Session.objects.count(),
        "types": list(ContentType.objects.order_by("pk").values_list("model", flat=True)[:ROWS]),
        "permissions": list(Permission.objects.order_by("pk").values_list("codename", flat=True)[:ROWS]),
        "first": Group.objects.get(name="group 1").pk,
    }
    return JsonResponse({"groups": groups, **facts})
