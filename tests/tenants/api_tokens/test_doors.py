"""What the API's views of all rooms are made of."""

import pytest

from tenants.api_tokens.doors import ListViewSet, RecordViewSet, Sending


@pytest.mark.parametrize("base", [ListViewSet, RecordViewSet, Sending])
def test_a_view_that_leaves_its_one_call_inward_out_cannot_be_made(base: type) -> None:
    with pytest.raises(TypeError, match="abstract"):
        type("Forgetful", (base,), {})()
