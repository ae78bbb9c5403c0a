"""The address of the partners' first page."""

from django.urls import path

from case_core.partnerdesk.web import views

app_name = "partnerdesk"
urlpatterns = [path("", views.desk, name="desk")]
