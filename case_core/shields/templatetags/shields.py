"""What pages show of somebody whose whereabouts nobody is told."""

from django import template

from case_core.parties.models import Person
from case_core.shields.models import Shield
from case_core.shields.selectors import shield_of as found_shield
from case_core.shields.warnings import OfPerson, ShieldWarning, shield_warning, warning_heading, warning_sentences

register = template.Library()


@register.simple_tag
def shield_of(person: Person) -> Shield | None:
    """Return the shield of a person, in one statement where there is one."""
    return found_shield(person)


@register.simple_tag
def warning_of(case: OfPerson) -> ShieldWarning | None:
    """Return the warning before anything of this case is printed, handed over or exported."""
    return shield_warning(case)


@register.simple_tag
def shield_heading(*, is_of_party: bool) -> str:
    """Return of whom the warning is: of the one who came, or of somebody beside them."""
    return warning_heading(is_of_party=is_of_party)


@register.simple_tag
def shield_sentences() -> tuple[str, ...]:
    """Return what whoever has something of a shielded person in hand must know."""
    return warning_sentences()
