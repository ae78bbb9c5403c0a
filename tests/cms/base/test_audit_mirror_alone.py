import pytest
from wagtail.log_actions import log

from cms.pages.models import ContentPage
from mannaka_kit.transactions import NotInTransactionError
from mannaka_tenancy import Tenant, use


def test_a_log_row_outside_a_transaction_is_refused(committing: None, imabari: Tenant) -> None:
    with use(imabari), pytest.raises(NotInTransactionError):
        log(ContentPage.objects.get(slug="about"), "wagtail.edit")
