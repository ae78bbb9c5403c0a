"""The doctor looks at the domains whose mails come here directly."""

from mannaka.doctor.checks import mail_domains
from mannaka_tenancy import Tenant
from tests.mannaka.doctor.conftest import MakeSituation


def test_domains_of_cities_that_are_here_are_well(situation: MakeSituation, imabari: Tenant) -> None:
    assert list(mail_domains.check(situation())) == []
    assert list(mail_domains.check(situation(MANNAKA_MAIL_DOMAINS=f"a.example.jp={imabari.code}"))) == []


def test_a_list_that_cannot_be_read_is_refused(situation: MakeSituation) -> None:
    (finding,) = mail_domains.check(situation(MANNAKA_MAIL_DOMAINS="a.example.jp"))

    assert (finding.setting, finding.stops_start) == ("MANNAKA_MAIL_DOMAINS", True)
    assert "a.example.jp" in finding.problem


def test_a_domain_of_a_city_that_is_not_here_is_told(situation: MakeSituation, imabari: Tenant) -> None:
    said = f"a.example.jp={imabari.code},b.example.jp=999999"
    (finding,) = mail_domains.check(situation(MANNAKA_MAIL_DOMAINS=said))

    assert not finding.stops_start
    assert "b.example.jp" in finding.problem
