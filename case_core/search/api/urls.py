"""Addresses of the search, and of the words that mean the same."""

from django.urls import path

from case_core.search.api import synonym_views
from case_core.search.api.views import SearchView

urlpatterns = [
    path("cases/search/", SearchView.as_view(), name="case_search"),
    path("synonyms/", synonym_views.SynonymsViewSet.as_view({"get": "list", "post": "create"}), name="synonyms"),
    path(
        "synonyms/<int:group_id>/",
        synonym_views.SynonymGroupViewSet.as_view({"get": "retrieve"}),
        name="synonym_group",
    ),
    path("synonyms/<int:group_id>/change/", synonym_views.ChangeSynonymsView.as_view(), name="synonym_group_change"),
    path("synonyms/<int:group_id>/remove/", synonym_views.RemoveSynonymsView.as_view(), name="synonym_group_remove"),
]
