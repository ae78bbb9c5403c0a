"""The operator says which city a domain's mails belong to."""

import pytest

from mannaka.mail.domains import BadMailDomainsError, read_domains


def test_each_domain_leads_to_one_city() -> None:
    said = " Soudan.Imabari.example.jp=382027, saijo.example.jp=382060 ,"

    assert read_domains(said) == {"soudan.imabari.example.jp": "382027", "saijo.example.jp": "382060"}
    assert read_domains("") == {}


@pytest.mark.parametrize(
    "said", ["a.jp", "a.jp=", "=382027", "a.jp=今治", "*.jp=382027", "a@b.jp=382027", "a.jp=382027,a.jp=382060"]
)
def test_what_can_be_misunderstood_is_refused(said: str) -> None:
    with pytest.raises(BadMailDomainsError):
        read_domains(said)
