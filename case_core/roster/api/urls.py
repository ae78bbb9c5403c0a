"""Addresses of the roster."""

from django.urls import path

from case_core.roster.api import keeping_views, proposal_views, swap_views, views

_PERSON = "counsellors/<int:counsellor_id>/"
urlpatterns = [
    path("duties/", views.DutyViewSet.as_view({"get": "list", "post": "create"}), name="duties"),
    path("duties/<int:duty_id>/change/", views.ChangeDutyView.as_view(), name="duty_change"),
    path("duties/<int:duty_id>/remove/", views.RemoveDutyView.as_view(), name="duty_remove"),
    path("duties/<int:duty_id>/swap/", swap_views.AskSwapView.as_view(), name="duty_swap"),
    path(
        "counsellors/",
        keeping_views.CounsellorViewSet.as_view({"get": "list", "post": "create"}),
        name="counsellors",
    ),
    path(_PERSON, keeping_views.KeptCounsellorViewSet.as_view({"get": "retrieve"}), name="counsellor"),
    path(f"{_PERSON}change/", keeping_views.ChangeCounsellorView.as_view(), name="counsellor_change"),
    path(
        "roster-rules/",
        keeping_views.RosterRulesViewSet.as_view({"get": "retrieve", "post": "create"}),
        name="roster_rules",
    ),
    path("proposals/", proposal_views.ProposalViewSet.as_view({"get": "list", "post": "create"}), name="proposals"),
    path(
        "proposals/<int:proposal_id>/",
        proposal_views.ProposalViewSet.as_view({"get": "retrieve"}),
        name="proposal",
    ),
    path("proposals/<int:proposal_id>/adopt/", proposal_views.AdoptView.as_view(), name="proposal_adopt"),
    path("proposals/<int:proposal_id>/discard/", proposal_views.DiscardView.as_view(), name="proposal_discard"),
    path(f"{_PERSON}absences/", views.AbsenceViewSet.as_view({"get": "list", "post": "create"}), name="absences"),
    path(f"{_PERSON}absences/<int:absence_id>/remove/", views.RemoveAbsenceView.as_view(), name="absence_remove"),
    path(f"{_PERSON}wishes/", views.WishViewSet.as_view({"get": "list", "post": "create"}), name="wishes"),
    path(f"{_PERSON}wishes/<int:wish_id>/remove/", views.RemoveWishView.as_view(), name="wish_remove"),
    path("swaps/", swap_views.SwapViewSet.as_view({"get": "list"}), name="swaps"),
    path("swaps/<int:swap_id>/", swap_views.SwapViewSet.as_view({"get": "retrieve"}), name="swap"),
    path("swaps/<int:swap_id>/answer/", swap_views.AnswerSwapView.as_view(), name="swap_answer"),
    path("swaps/<int:swap_id>/decide/", swap_views.DecideSwapView.as_view(), name="swap_decide"),
    path("swaps/<int:swap_id>/withdraw/", swap_views.WithdrawSwapView.as_view(), name="swap_withdraw"),
    path("on-call/", swap_views.OnCallViewSet.as_view({"get": "retrieve"}), name="on_call"),
    path(
        "on-call/contacts/",
        keeping_views.ContactViewSet.as_view({"get": "list", "post": "create"}),
        name="on_call_contacts",
    ),
    path(
        "on-call/contacts/<int:contact_id>/change/",
        keeping_views.ChangeContactView.as_view(),
        name="on_call_contact_change",
    ),
    path(
        "on-call/contacts/<int:contact_id>/remove/",
        keeping_views.RemoveContactView.as_view(),
        name="on_call_contact_remove",
    ),
    path("on-call/attempts/", swap_views.AttemptViewSet.as_view({"get": "list"}), name="attempts"),
    path("on-call/attempts/<int:attempt_id>/settle/", swap_views.SettleAttemptView.as_view(), name="attempt_settle"),
    path("on-call/sections/<int:section_id>/", swap_views.RecordAttemptView.as_view(), name="attempt_record"),
]
