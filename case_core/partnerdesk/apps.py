"""The partners' own first page: for which body one acts, what was agreed, what is referred to it."""

from django.apps import AppConfig


class PartnerDeskConfig(AppConfig):
    """The partners' own first page; it joins what other rooms show to partners, and has no tables."""

    name = "case_core.partnerdesk"
    label = "partnerdesk"
