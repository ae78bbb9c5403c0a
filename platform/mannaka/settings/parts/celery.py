"""Celery: acknowledged late, one at a time, no results; the outbox row is the job and the broker its doorbell."""

from mannaka import env

CELERY_BROKER_URL = env.text("BROKER_URL")
CELERY_RESULT_BACKEND = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CONSUMER = "mannaka.health.celery_signs:LivingConsumer"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 10
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600, "socket_timeout": 5, "socket_connect_timeout": 2}
CELERY_TIMEZONE = "Asia/Tokyo"
CELERY_BEAT_SCHEDULE = {
    "audit-sequence": {"task": "audit.sequence_all", "schedule": 1.0, "options": {"expires": 2}},
    "audit-checkpoint": {"task": "audit.checkpoint_all", "schedule": 300.0, "options": {"expires": 240}},
    "idempotency-clean-up": {"task": "idempotency.clean_up_all", "schedule": 3600.0, "options": {"expires": 3000}},
    # Each hour a bounded number: a beat that is started anew every night would never come to a daily one.
    "attachments-check-forgotten": {
        "task": "attachments.check_forgotten_all",
        "schedule": 1800.0,
        "options": {"expires": 1500},
    },
    "busy-read": {"task": "busy.read_all", "schedule": 900.0, "options": {"expires": 800}},
    "plugins-check": {"task": "plugins.check_all", "schedule": 900.0, "options": {"expires": 800}},
    "plugins-show-menus": {"task": "plugins.show_menus_all", "schedule": 60.0, "options": {"expires": 50}},
    "conversations-fetch-names": {
        "task": "conversations.fetch_names_all",
        "schedule": 60.0,
        "options": {"expires": 50},
    },
    "form-imports-forget": {"task": "form_imports.forget_all", "schedule": 3600.0, "options": {"expires": 3000}},
    "deliveries-poll": {"task": "deliveries.poll_all", "schedule": 60.0, "options": {"expires": 50}},
    "meetings-work": {"task": "meetings.work_all", "schedule": 60.0, "options": {"expires": 50}},
    "meetings-purge": {"task": "meetings.purge_all", "schedule": 3600.0, "options": {"expires": 3000}},
    "calls-purge": {"task": "calls.purge_all", "schedule": 3600.0, "options": {"expires": 3000}},
    "deliveries-purge": {"task": "deliveries.purge_all", "schedule": 3600.0, "options": {"expires": 3000}},
    "drafts-purge": {"task": "drafts.purge_all", "schedule": 3600.0, "options": {"expires": 3000}},
}
