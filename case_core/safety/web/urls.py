"""Addresses of shields and risks."""

from django.urls import path

from case_core.safety.web import risk_views, shield_views

app_name = "safety"
urlpatterns = [
    path("<int:case_id>/safety/", risk_views.sheet, name="sheet"),
    path("<int:case_id>/safety/risk/", risk_views.note, name="note"),
    path("<int:case_id>/safety/shield/", shield_views.shield, name="shield"),
    path("<int:case_id>/safety/lift/", shield_views.lift, name="lift"),
    path("<int:case_id>/safety/contact/", shield_views.reveal, name="reveal"),
    path("people/<int:place_id>/shield/", shield_views.shield_beside, name="shield_beside"),
    path("people/<int:place_id>/shield/lift/", shield_views.lift_beside, name="lift_beside"),
    path("people/<int:place_id>/contact/", shield_views.reveal_beside, name="reveal_beside"),
    path("<int:case_id>/safety/<slug:leaving>/confirm/", shield_views.confirm, name="confirm"),
    path("steps/<int:step_id>/tick/", risk_views.tick, name="tick"),
]
