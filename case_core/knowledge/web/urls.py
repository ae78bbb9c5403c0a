"""Addresses of answers: the list, one answer, and what a case teaches."""

from django.urls import path

from case_core.knowledge.web import case_views, views, writing_views

app_name = "knowledge"
urlpatterns = [
    path("knowledge/", views.articles, name="articles"),
    path("knowledge/find/", views.find, name="find"),
    path("knowledge/missed/", views.missed, name="missed"),
    path("knowledge/new/", writing_views.new, name="new"),
    path("knowledge/<int:article_id>/", views.article, name="article"),
    path("knowledge/<int:article_id>/change/", writing_views.change, name="change"),
    path("knowledge/<int:article_id>/revise/", writing_views.revise, name="revise"),
    path("knowledge/<int:article_id>/send/", views.send, name="send"),
    path("knowledge/<int:article_id>/check/", views.check, name="check"),
    path("knowledge/<int:article_id>/confirm/", views.confirm, name="confirm"),
    path("knowledge/<int:article_id>/retire/", views.retire, name="retire"),
    path("cases/<int:case_id>/knowledge/", case_views.of_case, name="of_case"),
    path("cases/<int:case_id>/knowledge/new/", case_views.learn, name="learn"),
    path("cases/<int:case_id>/knowledge/<int:article_id>/use/", case_views.use, name="use"),
]
