"""Addresses of what people agreed to."""

from django.urls import path

from case_core.consents.web import views

app_name = "consents"
urlpatterns = [
    path("cases/<int:case_id>/consents/", views.of_case, name="of_case"),
    path("cases/<int:case_id>/consents/record/", views.record, name="record"),
    path("consents/<int:consent_id>/withdraw/", views.withdraw, name="withdraw"),
]
