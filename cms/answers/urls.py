"""The pages of answers."""

from django.urls import path

from cms.answers import views

app_name = "answers"
urlpatterns = [
    path("", views.answers, name="answers"),
    path("<int:article_id>/", views.answer, name="answer"),
]
