"""The address of the guide."""

from django.urls import path

from case_core.guide.web import views

app_name = "guide"
urlpatterns = [path("", views.page, name="page")]
