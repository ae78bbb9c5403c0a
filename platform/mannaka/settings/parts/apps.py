"""Which app's tables live where. A city's apps have their tables in every city's schema."""

CONTROL_APPS = [
    "mannaka_tenancy",  # the template and the release ledger
    "tenants.municipalities",  # the registry of cities and hosts
]
BUS_APPS = [
    "mannaka_kit.outbox",  # work to be done, one table for all cities, row security by role
]
REF_APPS: list[str] = []
CITY_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "allauth.account",
    "allauth.mfa",
    "knox",  # its own table is replaced by that of api_tokens
    "wagtail.sites",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "mannaka_kit.audit",
    "mannaka_kit.idempotency",
    "tenants.rulebook",  # what the city has settled for its rooms
    "tenants.organisation",
    "tenants.accounts",
    "tenants.hours",
    "tenants.api_tokens",
    "tenants.partners",  # bodies outside the city hall: agreements, people, invitations
    "tenants.plugins",  # the channels that a city has set up
    "tenants.federation",  # bodies whose people sign in by a provider of their own
    "tenants.deliveries",  # what comes in by them, and what goes out
    "case_core.drafts",
    "case_core.codes",  # the lists of words that a city keeps
    "case_core.parties",
    "case_core.spans",  # where each matter was; cases write here
    "case_core.deadlines",  # in how many days the city answers
    "case_core.shields",  # whom nobody may find, and how to reach them safely
    "case_core.cases",
    "case_core.approvals",  # what the head of the centre reads and signs
    "case_core.records",  # parts of a case that only named people read
    "case_core.sheets",  # businesses and households
    "case_core.troubles",  # what troubles the people of a case
    "case_core.relations",  # who else belongs to a case, and who is one person
    "case_core.consents",  # what people agreed to be told to other bodies
    "case_core.sharing",  # what bodies outside the city hall see of a case
    "case_core.listening",  # bodies listen while somebody tells their matter once
    "case_core.attachments",  # files of a case: quarantined, checked, sealed
    "case_core.ledger",  # what the city counted before this system
    "case_core.promises",  # the days promised to citizens
    "case_core.handovers",
    "case_core.referrals",  # what bodies outside the city hall were asked to take, and what they answered
    "case_core.roster",  # who is on duty on which day; whom to telephone on closed days
    "case_core.busy",  # when the people of the roster are busy elsewhere
    "case_core.desk",  # rooms, and the officers called to them
    "case_core.safety",  # risks and what must be done; shields are set and lifted here
    "case_core.talks",  # long talks: the city's times, a second clerk, how they ended
    "case_core.incidents",  # what happened at the desk, and the one agreed answer
    "case_core.intake",
    "case_core.conversations",  # what citizens and the city write to each other by channels and on the secured page
    "case_core.calls",  # who rings, who was missed, what was recorded: as the telephone system tells
    "case_core.mailings",
    "case_core.meetings",  # talks by video at the city's meeting service, and who was there
    "case_core.bookings",  # what citizens can book, and the times that are booked
    "case_core.booths",  # booths in branches: their devices, requests and use
    "case_core.reception",  # numbers for people who come, calls to rooms, calls for help
    "case_core.calendars",  # addresses of calendars to subscribe to
    "case_core.form_imports",  # bookings that come as files from other forms
    "case_core.printing",  # sheets of paper, and the codes on those that people carry
    "case_core.knowledge",  # what one case taught, for the next clerk and the next citizen
    "case_core.search",  # the words of cases, and words that mean the same
    "cms.pages",
]
TABLELESS_APPS = [
    "django_tenants",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "allauth",
    "rest_framework",
    "drf_spectacular",
    "mannaka_kit.rest",
    "mannaka_kit.ui",
    "tenants.oversight",
    "case_core.reporting",
    "case_core.guide",
    "case_core.partnerdesk",
    "case_core.console",
    "cms.answers",
    "cms.base",
    "cms.booths",
    "cms.eservices",
    "cms.portal",
    "cms.search_engines",
    "cms.talkpage",
    "mannaka",
]
