"""Addresses of sheets."""

from django.urls import path

from case_core.sheets.web import business_views, household_views

app_name = "sheets"
urlpatterns = [
    path("cases/<int:case_id>/business/", business_views.business, name="business"),
    path("cases/<int:case_id>/business/keep/", business_views.keep_business, name="keep_business"),
    path("cases/<int:case_id>/business/session/", business_views.session, name="session"),
    path("companies/", business_views.companies, name="companies"),
    path("companies/<int:company_id>/", business_views.company, name="company"),
    path("cases/<int:case_id>/household/", household_views.household, name="household"),
    path("cases/<int:case_id>/household/budget/", household_views.add_budget, name="add_budget"),
    path("cases/<int:case_id>/household/debt/", household_views.add_debt, name="add_debt"),
    path("budgets/<int:budget_id>/", household_views.budget, name="budget"),
    path("debts/<int:debt_id>/", household_views.debt, name="debt"),
    path("debts/<int:debt_id>/remove/", household_views.drop_debt, name="drop_debt"),
]
