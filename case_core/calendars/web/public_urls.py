"""The one address that calendars ask."""

from django.urls import path

from case_core.calendars.web import feed_views

app_name = "calendar"
urlpatterns = [path("<slug:feed_token>.ics", feed_views.feed, name="feed")]
