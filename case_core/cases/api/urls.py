"""Addresses of cases."""

from django.urls import path

from case_core.cases.api import views

urlpatterns = [
    path("cases/", views.CaseViewSet.as_view({"get": "list"}), name="cases"),
    path("cases/<int:case_id>/", views.CaseViewSet.as_view({"get": "retrieve"}), name="case"),
    path(
        "cases/<int:case_id>/contacts/",
        views.ContactViewSet.as_view({"get": "list", "post": "create"}),
        name="contacts",
    ),
    path("cases/<int:case_id>/title/", views.TitleView.as_view(), name="case_title"),
    path("cases/<int:case_id>/assign/", views.AssignView.as_view(), name="assign"),
    path("cases/<int:case_id>/reply/", views.ReplyView.as_view(), name="reply"),
    path("cases/<int:case_id>/read/", views.SeenView.as_view(), name="read"),
    path("cases/<int:case_id>/close/", views.CloseView.as_view(), name="close"),
    path("cases/<int:case_id>/reopen/", views.ReopenView.as_view(), name="reopen"),
]
