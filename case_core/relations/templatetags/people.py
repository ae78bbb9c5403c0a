"""How pages show what is known of people."""

from datetime import date

from django import template
from django.utils.translation import get_language, gettext

from case_core.parties.ages import age_on
from case_core.parties.models import Person, PersonRevision
from mannaka_kit import clock, japanese
from mannaka_kit.ui.formats import show_full_day

register = template.Library()


@register.filter
def era_day(day: date) -> str:
    """Write a day as offices do, by its era; readers of English get theirs."""
    return show_full_day(day) if (get_language() or "").startswith("en") else japanese.era_date(day)


@register.filter
def written_address(record: Person | PersonRevision) -> str:
    """Write the postcode and the lines of an address one after the other."""
    return " ".join(filter(None, (record.postcode and f"〒{record.postcode}", *record.address.splitlines())))


@register.filter
def known_facts(person: Person) -> list[tuple[str, str]]:
    """Return what is known of somebody, in rows; how a shielded person is reached is told nowhere."""
    rows = [(gettext("お名前"), person.name or gettext("匿名")), (gettext("ふりがな"), person.name_kana)]
    if person.birth_date:
        years = gettext("%(day)s（%(age)s歳）") % {
            "day": era_day(person.birth_date),
            "age": age_on(clock.today(), born=person.birth_date),
        }
        rows.append((gettext("生年月日"), years))
    if person.is_shielded:
        return [*rows, (gettext("連絡先"), gettext("守られているため、表示しません。"))]
    rows += [(gettext("電話番号"), person.telephone), (gettext("メールアドレス"), person.email)]
    rows.append((gettext("住所"), written_address(person)))
    return [(name, value) for name, value in rows if value]
