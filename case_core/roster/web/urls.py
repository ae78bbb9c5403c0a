"""Addresses of the roster."""

from django.urls import path

from case_core.roster.web import month_views, on_call_views, people_views, proposal_views, swap_views

app_name = "roster"
urlpatterns = [
    path("", month_views.month, name="month"),
    path("add/", month_views.add, name="add"),
    path("duties/<int:duty_id>/", month_views.change, name="change"),
    path("duties/<int:duty_id>/remove/", month_views.remove, name="remove"),
    path("duties/<int:duty_id>/swap/", swap_views.ask, name="ask_swap"),
    path("swaps/", swap_views.swaps, name="swaps"),
    path("swaps/<int:swap_id>/", swap_views.swap, name="swap"),
    path("swaps/<int:swap_id>/answer/", swap_views.answer, name="answer_swap"),
    path("swaps/<int:swap_id>/decide/", swap_views.decide, name="decide_swap"),
    path("swaps/<int:swap_id>/withdraw/", swap_views.withdraw, name="withdraw_swap"),
    path("on-call/", on_call_views.directory, name="on_call"),
    path("on-call/add/", on_call_views.add, name="add_on_call"),
    path("on-call/<int:contact_id>/", on_call_views.change, name="change_on_call"),
    path("on-call/<int:contact_id>/remove/", on_call_views.remove, name="remove_on_call"),
    path("on-call/sections/<int:section_id>/", on_call_views.attempt, name="attempt"),
    path("on-call/monday/", on_call_views.monday, name="monday"),
    path("on-call/attempts/<int:attempt_id>/settle/", on_call_views.settle, name="settle"),
    path("people/", people_views.people, name="people"),
    path("people/add/", people_views.add, name="add_person"),
    path("people/<int:counsellor_id>/", people_views.person, name="person"),
    path("people/<int:counsellor_id>/change/", people_views.change, name="change_person"),
    path("people/<int:counsellor_id>/absence/", people_views.absence, name="absence"),
    path("people/<int:counsellor_id>/wish/", people_views.wish, name="wish"),
    path("people/<int:counsellor_id>/absence/<int:absence_id>/", people_views.no_absence, name="no_absence"),
    path("people/<int:counsellor_id>/wish/<int:wish_id>/", people_views.no_wish, name="no_wish"),
    path("rules/", people_views.roster_rules, name="rules"),
    path("proposals/", proposal_views.proposals, name="proposals"),
    path("proposals/<int:proposal_id>/", proposal_views.proposal, name="proposal"),
    path("proposals/<int:proposal_id>/adopt/", proposal_views.adopt, name="adopt"),
    path("proposals/<int:proposal_id>/discard/", proposal_views.discard, name="discard"),
]
