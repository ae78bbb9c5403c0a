"""The address to which services deliver."""

from django.urls import path

from tenants.deliveries.web import hook_views

app_name = "hooks"
urlpatterns = [
    path("v1/<slug:key>/", hook_views.hook, name="hook"),
    path("v1/<slug:key>/<path:tail>", hook_views.hook, name="hook_tail"),
]
