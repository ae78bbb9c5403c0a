"""The privacy sheet: what a city reads before a channel is set up, and what it agreed to."""

import hashlib
import json
from typing import Any

from mannaka_sdk import Manifest, PrivacySheet
from tenants.plugins.models import Channel


def frozen_sheet(manifest: Manifest) -> dict[str, Any]:
    """Return the sheet as it is kept with the decision: with the version that it is of."""
    return {"version": manifest.version, "privacy": plain_sheet(manifest.privacy)}


def edition_of(manifest: Manifest) -> str:
    """Return a hash of everything that the sheet says, so that nobody agrees to what they have not read."""
    text = json.dumps(plain_sheet(manifest.privacy), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def accepted_sheet(channel: Channel) -> PrivacySheet | None:
    """Return the sheet that the city agreed to; a sheet of a later kit is read as far as this one knows it."""
    kept = channel.sheet
    return PrivacySheet.model_validate(kept["privacy"], extra="ignore") if kept else None


def needs_acceptance(channel: Channel, manifest: Manifest) -> bool:
    """Tell whether somebody must agree: nobody did yet, or the plugin lets more data flow than it did."""
    accepted = accepted_sheet(channel)
    return accepted is None or manifest.privacy.is_wider_than(accepted)


def told_of(manifest: Manifest) -> dict[str, str | bool | list[str]]:
    """Return what the audit keeps of a sheet: codes, and the hash of the whole."""
    sheet = manifest.privacy
    return {
        "plugin": manifest.id,
        "version": manifest.version,
        "sheet": edition_of(manifest),
        "data_in": sorted(sheet.data_in),
        "data_out": sorted(sheet.data_out),
        "countries": sorted({each.country for each in sheet.processors}),
        "stores_content": sheet.stores_content,
        "can_erase": sheet.can_erase,
    }


def plain_sheet(sheet: PrivacySheet) -> dict[str, Any]:
    """Return a sheet as JSON; sets have no order of their own, and each process would write them in another."""
    told = sheet.model_dump(mode="json")
    return {name: sorted(value) if name in {"data_in", "data_out"} else value for name, value in told.items()}
