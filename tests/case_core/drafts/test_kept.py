"""Each form whose drafts are kept is known in one place, and its page keeps them."""

import pytest
from django.urls import get_resolver

from case_core.drafts.kept import FORMS_OF_A_CASE, KEPT, SECTIONS_FORMS
from case_core.drafts.policies import can_keep_draft
from case_core.drafts.states import FormName
from tenants.accounts.roles import Role
from tests.support.cast import Cast


def test_the_house_knows_every_form() -> None:
    assert set(KEPT) == set(FormName)
    assert set(FORMS_OF_A_CASE).isdisjoint(SECTIONS_FORMS)


@pytest.mark.parametrize("form", FormName)
def test_the_writer_of_a_form_alone_keeps_its_drafts(form: FormName, here: Cast) -> None:
    may = {name for name, actor in here.actors.items() if can_keep_draft(actor, form)}
    assert may == ({"ren", "yui"} if KEPT[form].writer == Role.SECTION_STAFF else {"aoi", "nagi"})


@pytest.mark.parametrize("form", FormName)
def test_the_address_of_a_form_takes_what_it_is_about_and_nothing_else(form: FormName) -> None:
    namespace, name = KEPT[form].page.split(":")
    _prefix, resolver = get_resolver("mannaka.urls_city").namespace_dict[namespace]
    ((_route, parameters),) = resolver.reverse_dict.getlist(name)[0][0]
    assert len(parameters) == KEPT[form].has_subject
