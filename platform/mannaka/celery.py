"""The Celery application; every task is a CityTask."""

from celery import Celery

from mannaka_tenancy.celery import CityTask

app = Celery("mannaka", task_cls=CityTask)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
