"""The WSGI entry: everything with a city runs here, in threads."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
