"""Files that people send: who scans them, and how much of them is read at all."""

from mannaka import env

MANNAKA_SCANNER = env.text("MANNAKA_SCANNER", "")
MANNAKA_CLAMD_URL = env.text("MANNAKA_CLAMD_URL", "")
FILE_UPLOAD_HANDLERS = [
    "case_core.attachments.uploads.CappedUploadHandler",  # first: what is too large reaches no disk
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
