"""The API: tokens of the city's own, one schema, one rate."""

from typing import Any

KNOX_TOKEN_MODEL = "api_tokens.ApiToken"  # noqa: S105 - the name of a model
REST_KNOX = {
    "AUTH_HEADER_PREFIX": "Bearer",
    "TOKEN_PREFIX": "mannaka_",  # what scanners for leaked secrets look for
    "AUTO_REFRESH": False,
}
# What an answer is written in the Accept header decides; a second way would be met before the token is looked at.
REST_FRAMEWORK: dict[str, Any] = {"URL_FORMAT_OVERRIDE": None}
MANNAKA_API_RATE = "600/min"
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Mannaka API",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "PREPROCESSING_HOOKS": ["mannaka_kit.rest.openapi.only_ours"],
    "POSTPROCESSING_HOOKS": ["mannaka_kit.rest.openapi.without_marks"],  # choices stand where they are used
    "ENUM_ADD_EXPLICIT_BLANK_NULL_CHOICE": False,
    "DISABLE_ERRORS_AND_WARNINGS": False,
    "SORT_OPERATIONS": True,
}
