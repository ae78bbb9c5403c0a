"""Mail: none unless an address for it is set."""

from mannaka import env
from mannaka.mail_url import SENDS_NOTHING, read_mail_url

_mail = read_mail_url(env.text("MANNAKA_EMAIL_URL", SENDS_NOTHING))
MANNAKA_SENDS_MAIL = _mail.sends
EMAIL_BACKEND = _mail.backend
EMAIL_FILE_PATH = _mail.folder
EMAIL_HOST = _mail.host
EMAIL_PORT = _mail.port
EMAIL_HOST_USER = _mail.user
EMAIL_HOST_PASSWORD = _mail.password
EMAIL_USE_SSL = _mail.is_tls
# A password goes over no open line; a relay inside the house may do without both.
EMAIL_USE_TLS = bool(_mail.user) and not _mail.is_tls
EMAIL_TIMEOUT = 10
EMAIL_SUBJECT_PREFIX = ""
DEFAULT_FROM_EMAIL = env.text("MANNAKA_EMAIL_FROM", "mannaka@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
