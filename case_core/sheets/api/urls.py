"""Addresses of sheets."""

from django.urls import path

from case_core.sheets.api import views

urlpatterns = [
    path(
        "cases/<int:case_id>/business/",
        views.BusinessViewSet.as_view({"get": "retrieve", "post": "create"}),
        name="business",
    ),
    path("cases/<int:case_id>/business/sessions/", views.SessionsView.as_view(), name="business_sessions"),
    path("companies/", views.CompanyViewSet.as_view({"get": "list"}), name="companies"),
    path("cases/<int:case_id>/household/", views.HouseholdViewSet.as_view({"get": "retrieve"}), name="household"),
    path("cases/<int:case_id>/household/budgets/", views.BudgetsView.as_view(), name="household_budgets"),
    path("cases/<int:case_id>/household/debts/", views.DebtsView.as_view(), name="household_debts"),
    path("budgets/<int:budget_id>/change/", views.BudgetChangeView.as_view(), name="budget_change"),
    path("debts/<int:debt_id>/change/", views.DebtChangeView.as_view(), name="debt_change"),
    path("debts/<int:debt_id>/remove/", views.DebtRemovalView.as_view(), name="debt_remove"),
]
