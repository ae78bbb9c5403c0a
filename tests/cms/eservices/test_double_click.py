"""Two presses at the same moment, committed for real."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client

from case_core.cases.models import Case
from mannaka_tenancy import Tenant, use
from tests.cms.eservices.walk import receipt_on, walk_to_check

PRESSES = 4
KEY = "a" * 32


@pytest.mark.slow
def test_presses_at_the_same_moment_make_one_case_with_one_receipt(committing: None, imabari: Tenant) -> None:
    first = Client(headers={"host": imabari.host})
    walk_to_check(first)
    together = Barrier(PRESSES)

    def press(_number: int) -> str:
        client = Client(headers={"host": imabari.host})
        client.cookies = first.cookies
        together.wait(timeout=20)
        try:
            return str(client.post("/form/check/", {"idempotency_key": KEY}).headers["Location"])
        finally:
            connections.close_all()

    with ThreadPoolExecutor(PRESSES) as presses:
        assert list(presses.map(press, range(PRESSES))) == ["/form/done/"] * PRESSES
    with use(imabari):
        (case,) = Case.objects.all()
    assert receipt_on(first.get("/form/done/").content.decode())[0] == case.number
