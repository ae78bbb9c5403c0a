"""Answering as LINE's Messaging API answers."""

import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import parse_qs, unquote

from integrations.channels.line.simulated_account import Account
from integrations.channels.line.simulated_messages import problem_of, received_of
from mannaka_sdk import HttpRequest, HttpResponse
from mannaka_sdk.simulation import Refusal


def _json(status: int = HTTPStatus.OK, /, **data: Any) -> HttpResponse:
    body = json.dumps(data, ensure_ascii=False).encode()
    return HttpResponse(status=status, headers={"content-type": "application/json"}, body=body)


def _says(status: int, message: str, **more: Any) -> HttpResponse:
    return _json(status, message=message, **more)


REFUSALS: Final[Mapping[Refusal, HttpResponse]] = {
    Refusal.WRONG_CREDENTIALS: _says(
        HTTPStatus.UNAUTHORIZED, "Authentication failed. Confirm that the access token is valid."
    ),
    Refusal.MISSING_SCOPE: _says(HTTPStatus.FORBIDDEN, "Access to this API is not available for your account"),
    Refusal.RATE_LIMITED: _says(HTTPStatus.TOO_MANY_REQUESTS, "The API rate limit has been exceeded. Try again later."),
    Refusal.QUOTA_EXCEEDED: _says(HTTPStatus.TOO_MANY_REQUESTS, "You have reached your monthly limit."),
    Refusal.RECIPIENT_GONE: _says(HTTPStatus.BAD_REQUEST, "Failed to send messages"),
    Refusal.CONTENT_REJECTED: _says(
        HTTPStatus.BAD_REQUEST,
        "The request body has 1 error(s)",
        details=[{"message": "May not be empty", "property": "messages[0].text"}],
    ),
    Refusal.BAD_REQUEST: _says(HTTPStatus.BAD_REQUEST, "The request body could not be parsed as JSON"),
    Refusal.ILL: _says(HTTPStatus.INTERNAL_SERVER_ERROR, "Internal server error"),
}
NOT_FOUND: Final = _says(HTTPStatus.NOT_FOUND, "Not found")
NO_REPLY: Final = _says(HTTPStatus.BAD_REQUEST, "Invalid reply token")


def answer_to(account: Account, request: HttpRequest, path: str) -> HttpResponse:
    """Answer a request: first whether it may ask at all, then what it asks."""
    if (request.method, path) == ("POST", "/oauth2/v3/token"):
        return _issue(account, request)
    if not account.is_token(request.headers.get("authorization", "").removeprefix("Bearer ")):
        return REFUSALS[Refusal.WRONG_CREDENTIALS]
    if account.hurried:
        account.hurried -= 1
        return REFUSALS[Refusal.RATE_LIMITED]
    if path.startswith("/v2/bot/message/") and "/content" in path:
        return _content(account, path)
    if (found := account.menus.respond(request, path) or _of_person(account, request, path)) is not None:
        return found
    answer = ANSWERS.get((request.method, path))
    return answer(account, request) if answer else NOT_FOUND


def _of_person(account: Account, request: HttpRequest, path: str) -> HttpResponse | None:
    """Answer what is asked about one person; nothing where it is about something else."""
    match request.method, path.removeprefix("/v2/bot/").split("/"):
        case "GET", ["profile", person]:
            return _profile(account, unquote(person))
        case "POST", ["user", person, "linkToken"]:
            return _link_token(account, unquote(person))
    return None


def _profile(account: Account, person: str) -> HttpResponse:
    talk = account.talk
    if person not in talk.known or person in talk.blocked | talk.gone:
        return NOT_FOUND
    return _json(displayName=talk.names.get(person, "LINEの人"), userId=person, language="ja")


def _link_token(account: Account, person: str) -> HttpResponse:
    if person not in account.talk.known or person in account.talk.gone:
        return NOT_FOUND
    return _json(linkToken=account.new_link_token(person))


def _issue(account: Account, request: HttpRequest) -> HttpResponse:
    form = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
    if (form.get("client_id"), form.get("client_secret")) != (account.channel_id, account.channel_secret):
        return _json(HTTPStatus.BAD_REQUEST, error="invalid_client", error_description="invalid client_secret")
    return _json(token_type="Bearer", access_token=account.new_token(), expires_in=900)  # noqa: S106 - LINE's own word


def _push(account: Account, request: HttpRequest) -> HttpResponse:
    key, body = request.headers.get("x-line-retry-key", ""), json.loads(request.body)
    if key and (ids := account.kept(key)) is not None:
        return _says(HTTPStatus.CONFLICT, "The retry key is already accepted", sentMessages=_sent(ids))
    if body["to"] in account.talk.gone:
        return REFUSALS[Refusal.RECIPIENT_GONE]
    if refusal := _refusal_of(body["messages"]):
        return refusal
    if account.limit is not None and account.sent >= account.limit:
        return REFUSALS[Refusal.QUOTA_EXCEEDED]
    account.sent += 1
    ids = account.deliver(body["to"], [received_of(each, body["to"]) for each in body["messages"]])
    if key:
        account.taken[key] = (account.now(), ids)
    return _json(sentMessages=_sent(ids))


def _reply(account: Account, request: HttpRequest) -> HttpResponse:
    body = json.loads(request.body)
    if refusal := _refusal_of(body["messages"]):
        return refusal
    token = body["replyToken"]
    if (person := account.spend(token)) is None:
        return NO_REPLY
    return _json(
        sentMessages=_sent(account.deliver(person, [received_of(each, person, token) for each in body["messages"]]))
    )


def _refusal_of(messages: list[dict[str, Any]]) -> HttpResponse | None:
    problems = [
        {"message": problem, "property": f"messages[{number}].{field}"}
        for number, message in enumerate(messages)
        for field, problem in problem_of(message)
    ]
    says = f"The request body has {len(problems)} error(s)"
    return _says(HTTPStatus.BAD_REQUEST, says, details=problems) if problems else None


def _sent(ids: list[str]) -> list[dict[str, str]]:
    return [{"id": each, "quoteToken": f"quote-{each}"} for each in ids]


def _content(account: Account, path: str) -> HttpResponse:
    message_id, _, rest = path.removeprefix("/v2/bot/message/").partition("/content")
    file = account.talk.files.get(unquote(message_id))
    if file is None:
        return NOT_FOUND
    status = account.talk.preparing.get(file.message_id, "succeeded")
    if rest == "/transcoding":
        return _json(status=status)
    if status != "succeeded":
        return HttpResponse(status=HTTPStatus.ACCEPTED)
    return HttpResponse(status=HTTPStatus.OK, headers={"content-type": file.media_type}, body=file.content)


def _mark_read(account: Account, request: HttpRequest) -> HttpResponse:
    message_id = account.talk.read_tokens.get(json.loads(request.body)["markAsReadToken"])
    if message_id is None:
        return _says(HTTPStatus.BAD_REQUEST, "Invalid markAsReadToken")
    account.talk.read.append(message_id)
    return _json()


def _info(account: Account, _: HttpRequest) -> HttpResponse:
    return _json(
        userId=account.bot,
        basicId=account.basic_id,
        displayName=account.name,
        chatMode="bot",
        markAsReadMode="manual",
    )


def _quota(account: Account, _: HttpRequest) -> HttpResponse:
    return _json(type="none") if account.limit is None else _json(type="limited", value=account.limit)


def _webhook(account: Account, _: HttpRequest) -> HttpResponse:
    return _json(endpoint=account.webhook, active=account.is_webhook_used) if account.webhook else NOT_FOUND


def _test_webhook(account: Account, _: HttpRequest) -> HttpResponse:
    is_reached = account.is_webhook_reached
    return _json(
        success=is_reached,
        timestamp=account.now().isoformat(),
        statusCode=HTTPStatus.OK if is_reached else HTTPStatus.NOT_FOUND,
        reason="OK" if is_reached else "ERROR_STATUS_CODE",
        detail="200" if is_reached else "404",
    )


ANSWERS: Final[Mapping[tuple[str, str], Callable[[Account, HttpRequest], HttpResponse]]] = {
    ("POST", "/v2/bot/message/push"): _push,
    ("POST", "/v2/bot/message/reply"): _reply,
    ("POST", "/v2/bot/chat/markAsRead"): _mark_read,
    ("GET", "/v2/bot/info"): _info,
    ("GET", "/v2/bot/message/quota"): _quota,
    ("GET", "/v2/bot/message/quota/consumption"): lambda account, _: _json(totalUsage=account.sent),
    ("GET", "/v2/bot/channel/webhook/endpoint"): _webhook,
    ("POST", "/v2/bot/channel/webhook/test"): _test_webhook,
}
