"""What the parameters of addresses mean."""

from collections.abc import Mapping
from typing import Any

from tests.permissions.booths import MEANT_OF_BOOTHS
from tests.permissions.channels import MEANT_OF_CHANNELS
from tests.permissions.conversations import MEANT_OF_CONVERSATIONS
from tests.permissions.deliveries import MEANT_OF_DELIVERIES
from tests.permissions.knowledge import MEANT_OF_KNOWLEDGE
from tests.permissions.listening import MEANT_OF_LISTENING
from tests.permissions.partners import MEANT_OF_PARTNERS
from tests.permissions.reception import MEANT_AT_RECEPTION
from tests.permissions.sharing import MEANT_OF_SHARING

# Which of the world's things an address means, where its parameter's name alone does not tell.
MEANT: Mapping[str, Mapping[str, str]] = {
    **MEANT_OF_BOOTHS,
    **MEANT_OF_CHANNELS,
    **MEANT_OF_CONVERSATIONS,
    **MEANT_OF_DELIVERIES,
    **MEANT_OF_KNOWLEDGE,
    **MEANT_OF_LISTENING,
    **MEANT_OF_PARTNERS,
    **MEANT_OF_SHARING,
    "cases:read": {"case_id": "told_case_id"},
    "cases:reply": {"case_id": "told_case_id"},
    "cases:reopen": {"case_id": "closed_case_id"},
    "relations:people_tie": {"case_id": "family_case_id"},
    "relations:people_remove": {"case_id": "family_case_id"},
    "relations:merge_undo": {"case_id": "merged_case_id"},
    "cases:title": {"case_id": "assigned_case_id"},
    "cases:undo_assignment": {"case_id": "assigned_case_id", "step_id": "assigned_step_id"},
    "cases:undo_closing": {"case_id": "ended_case_id", "step_id": "ended_step_id"},
    "handovers:report": {"handover_id": "acknowledged_handover_id"},
    "handovers:return": {"handover_id": "acknowledged_handover_id"},
    "handovers:decide": {"handover_id": "asked_handover_id"},
    "handovers:allow_return": {"handover_id": "bounced_handover_id"},
    "desk:leaving": {"summons_id": "arrived_summons_id"},
    "desk:sit_in": {"summons_id": "arrived_summons_id"},
    **MEANT_AT_RECEPTION,
    "roster:ask_swap": {"duty_id": "section_duty_id"},
    "roster:decide_swap": {"swap_id": "agreed_swap_id"},
    "records:emergency": {"compartment_id": "others_compartment_id"},
    "records:remove": {"compartment_id": "shared_compartment_id", "user_id": "colleague_id"},
    "sheets:session": {"case_id": "business_case_id"},
    "safety:lift": {"case_id": "shielded_case_id"},
    "safety:reveal": {"case_id": "shielded_case_id"},
    "safety:shield_beside": {"place_id": "second_place_id"},
    "safety:lift_beside": {"place_id": "shielded_place_id"},
    "safety:reveal_beside": {"place_id": "shielded_place_id"},
    "safety:confirm": {"case_id": "shielded_case_id"},
    "incidents:stop_line": {"case_id": "agreed_case_id"},
    "accounts:reactivate": {"user_id": "stopped_user_id"},
    "reporting:chart": {"name": "chart_name", "size": "chart_size"},
    "mfa_edit_webauthn": {"pk": "passkey_id"},
    "mfa_remove_webauthn": {"pk": "passkey_id"},
    "city_picture": {"name": "picture_name"},
    "wagtailadmin_explore": {"parent_page_id": "home_id"},
    "wagtailadmin_api:pages:detail": {"pk": "page_id"},
    "wagtailadmin_api:pages:action": {"pk": "page_id"},
    "wagtailadmin_pages:revisions_compare": {"pk": "page_id"},
    "wagtaildocs_chooser:chosen": {"pk": "document_id"},
    "wagtailimages_chooser:chosen": {"pk": "image_id"},
}
# Words in addresses that are no ids of the city's things, and ids of things that no city has.
FIXED: Mapping[str, Any] = {
    "tail": "some/where",
    "chart_name": "months",
    "chart_size": "wide",
    "action": "delete",
    "action_name": "publish",
    "app_label": "wagtailcore",
    "app_name": "taggit",
    "content_type_app_name": "pages",
    "leaving": "print",
    "risk_kind": "suicide",
    "content_type_model_name": "contentpage",
    "filter_spec": "original",
    "model_name": "page",
    "name": "story",
    "step": "way",
    "revision_id_a": "earliest",
    "revision_id_b": "latest",
    "token": "set-password",
    "kind": "bell",
    "key": "0f8fad5b-d9cb-469f-a165-70867728950e",
    "sign": "0",
    "uidb64": "MQ",
}
