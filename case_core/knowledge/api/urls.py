"""Addresses of answers."""

from django.urls import path

from case_core.knowledge.api import views

urlpatterns = [
    path("articles/", views.ArticleViewSet.as_view({"get": "list", "post": "create"}), name="articles"),
    path("articles/<int:article_id>/", views.ArticleViewSet.as_view({"get": "retrieve"}), name="article"),
    path("articles/<int:article_id>/change/", views.ChangeView.as_view(), name="article_change"),
    path("articles/<int:article_id>/send/", views.SendView.as_view(), name="article_send"),
    path("articles/<int:article_id>/publish/", views.PublishView.as_view(), name="article_publish"),
    path("articles/<int:article_id>/return/", views.ReturnView.as_view(), name="article_return"),
    path("articles/<int:article_id>/confirm/", views.ConfirmView.as_view(), name="article_confirm"),
    path("articles/<int:article_id>/retire/", views.RetireView.as_view(), name="article_retire"),
    path("cases/<int:case_id>/articles/", views.LearnView.as_view(), name="case_articles"),
    path("cases/<int:case_id>/articles/used/", views.UseView.as_view(), name="case_articles_used"),
]
