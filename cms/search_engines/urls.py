"""The two addresses that search engines ask for."""

from django.urls import path

from cms.search_engines import views

app_name = "search_engines"
urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
]
