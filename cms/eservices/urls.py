"""The citizen's form."""

from django.urls import path

from cms.eservices import views

app_name = "eservices"
urlpatterns = [
    path("", views.show_step, name="start"),
    path("check/", views.check, name="check"),
    path("done/", views.done, name="done"),
    path("leave/", views.leave, name="leave"),
    path("<slug:name>/", views.show_step, name="step"),
]
