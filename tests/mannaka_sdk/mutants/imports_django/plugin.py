"""It imports Django."""

import django

VERSION = django.VERSION
