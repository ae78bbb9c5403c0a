"""Addresses of hand-overs."""

from django.urls import path

from case_core.handovers.web import centre_views, deadline_views, extension_views, section_views

app_name = "handovers"
urlpatterns = [
    path("", section_views.desk, name="desk"),
    path("deadlines/", deadline_views.deadlines, name="deadlines"),
    path("<int:handover_id>/", section_views.handover, name="handover"),
    path("<int:handover_id>/acknowledge/", section_views.acknowledge, name="acknowledge"),
    path("<int:handover_id>/report/", section_views.report, name="report"),
    path("<int:handover_id>/return/", section_views.give_back, name="return"),
    path("<int:handover_id>/news/", section_views.news, name="news"),
    path("<int:handover_id>/extension/", extension_views.ask, name="extension"),
    path("<int:handover_id>/extension/answer/", extension_views.decide, name="decide"),
    path("<int:handover_id>/allow-return/", extension_views.allow, name="allow_return"),
    path("<int:handover_id>/waive/", centre_views.waive, name="waive"),
    path("send/<int:case_id>/", centre_views.send, name="send"),
]
