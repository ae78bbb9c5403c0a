"""Addresses of the search."""

from django.urls import path

from case_core.search.api.views import SearchView

urlpatterns = [path("cases/search/", SearchView.as_view(), name="case_search")]
