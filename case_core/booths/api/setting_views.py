"""Where booths are, their devices and their use: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rest_framework.serializers import Serializer

from case_core.booths import selectors
from case_core.booths.actions.change_booth_rules import change_booth_rules
from case_core.booths.actions.change_site import change_site
from case_core.booths.actions.create_site import create_site
from case_core.booths.actions.end_site import end_site
from case_core.booths.actions.make_code import make_code
from case_core.booths.actions.revoke_device import revoke_device
from case_core.booths.api import setting_serializers
from case_core.booths.errors import DeviceNotFoundError
from case_core.booths.figures import BoothFigures, figures_between
from case_core.booths.models import BoothDevice, BoothSite
from case_core.booths.rules import BoothRules, rules
from case_core.booths.site_facts import SiteFacts
from mannaka_kit import clock
from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, NothingToSay, RecordViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope

KEEPERS = frozenset({Role.ADMINISTRATOR})


def _of_site(site_id: int) -> Done:
    return Done(id=site_id, url=reverse("api:booth_sites"))


class BoothSiteViewSet(ListViewSet, Sending):
    """The booths, and a new one."""

    reads, writes, roles = Scope.RECEPTION_READ, Scope.RECEPTION_WRITE, KEEPERS
    operations = {
        "list": ("booth_sites_list", _("相談ブースの一覧")),
        "create": ("booth_sites_create", _("相談ブースを加える")),
    }
    pagination_class = OldestFirst
    filters = {"list": setting_serializers.SiteFilters}
    answers = {"list": setting_serializers.SiteSettingsSerializer}
    body = setting_serializers.SiteFactsSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[BoothSite]:  # noqa: ARG002
        """Return a page of booths."""
        return take(selectors.sites_for(actor, with_ended=asked.get("with_ended", False)))

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Add a booth."""
        return _of_site(create_site(actor=actor, facts=SiteFacts(**told), at=at).pk)


class BoothSettingView(ActionView):
    """Something that is settled of a booth."""

    writes, roles = Scope.RECEPTION_WRITE, KEEPERS
    body: ClassVar[type[Serializer[Any]]] = NothingToSay


class ChangeSiteView(BoothSettingView):
    """Change name, place, telephone or hours of a booth."""

    operations = {"post": ("booth_sites_change", _("相談ブースの内容を変える"))}
    body = setting_serializers.SiteFactsSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Change it."""
        return _of_site(change_site(actor=actor, site_id=ids["site_id"], facts=SiteFacts(**told), at=at).pk)


class EndSiteView(BoothSettingView):
    """Close a booth for good."""

    operations = {"post": ("booth_sites_end", _("相談ブースを廃止する"))}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Close it."""
        return _of_site(end_site(actor=actor, site_id=ids["site_id"], at=at).pk)


class MakeCodeView(BoothSettingView):
    """Make a code that lets one device in."""

    operations = {"post": ("booth_sites_code", _("端末の登録コードを作る（コードはこの答えでだけ伝える）"))}
    answer = setting_serializers.MadeCodeSerializer
    creates = True

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Make it."""
        made = make_code(actor=actor, site_id=ids["site_id"], at=at)
        return Done(id=made.device.pk, url=reverse("api:booth_devices"), once={"code": made.code})

    def tell(self, answer: dict[str, Any], once: Mapping[str, str]) -> dict[str, Any]:
        """Tell the code, the first time."""
        return {**answer, "code": once.get("code")}


class BoothDeviceViewSet(ListViewSet):
    """The devices of all booths, and the codes that can still be typed."""

    reads, roles = Scope.RECEPTION_READ, KEEPERS
    operations = {"list": ("booth_devices_list", _("相談ブースの端末と、まだ使える登録コードの一覧"))}
    answers = {"list": setting_serializers.BoothDeviceSerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[BoothDevice]:  # noqa: ARG002
        """Return a page of devices."""
        return take(selectors.devices_for(actor, at=clock.now()))


class RevokeDeviceView(BoothSettingView):
    """Take a device out of use."""

    operations = {"post": ("booth_devices_revoke", _("端末の登録を取り消す"))}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Revoke it.

        :raises DeviceNotFoundError: there is none.
        """
        device = selectors.device_for(actor, ids["device_id"])
        if device is None:
            raise DeviceNotFoundError
        revoked = revoke_device(actor=actor, device=device, at=at)
        return Done(id=revoked.pk, url=reverse("api:booth_devices"))


class BoothRulesViewSet(RecordViewSet, Sending):
    """How long a visitor waits."""

    reads, writes, roles = Scope.RECEPTION_READ, Scope.RECEPTION_WRITE, KEEPERS
    operations = {
        "retrieve": ("booth_rules_retrieve", _("相談ブースで待つ時間")),
        "create": ("booth_rules_change", _("相談ブースで待つ時間を変える")),
    }
    answers = {"retrieve": setting_serializers.BoothRulesSerializer}
    body = setting_serializers.BoothRulesSerializer
    create = Sending.send

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> BoothRules:  # noqa: ARG002
        """Return the minutes."""
        return rules()

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Settle them."""
        settled = change_booth_rules(actor=actor, at=at, **told)
        return Done(id=settled.pk, url=reverse("api:booth_rules"))


class BoothUseViewSet(RecordViewSet):
    """How booths are used."""

    reads, roles = Scope.RECEPTION_READ, KEEPERS
    operations = {"retrieve": ("booth_use", _("相談ブースの利用（ブースごと、時間帯ごとの回数）"))}
    filters = {"retrieve": setting_serializers.BoothUseFilters}
    answers = {"retrieve": setting_serializers.BoothUseSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> BoothFigures:  # noqa: ARG002
        """Return the sums."""
        return figures_between(actor, asked["first"], asked["last"])
