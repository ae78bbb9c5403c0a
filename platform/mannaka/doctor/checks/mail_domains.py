"""Can the list of domains be read whose mails come here directly, and is each one's city there?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mannaka.doctor.finding import Finding
from mannaka.mail.domains import BadMailDomainsError, read_domains

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

SETTING: Final = "MANNAKA_MAIL_DOMAINS"


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse a list that cannot be read; warn of a city that is not there, whose mails would be refused."""
    try:
        domains = read_domains(situation.setting(SETTING))
    except BadMailDomainsError as error:
        mend = (
            "Write each domain with the code of its municipality: soudan.city.example.jp=382027, with commas between."
        )
        yield Finding(setting=SETTING, problem=f"{error}.", mend=mend)
        return
    if not domains:
        return
    known = {city.code for city in situation.cities()}
    for domain, code in sorted(domains.items()):
        if code not in known:
            problem = f"{domain} belongs to {code}, and there is no such city here: mails to it are refused."
            yield Finding(
                setting=SETTING, problem=problem, mend="Correct the code, or create the city.", stops_start=False
            )
