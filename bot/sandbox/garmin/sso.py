"""Signing in: the page that sets a cookie, the password, the code, and tokens for a ticket."""

import secrets

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from bot.sandbox.garmin.desk import Desk, body_of
from bot.sandbox.garmin.world import CLIENT_ID, Account

SESSION = "SESSION"
# A client that is sent away from one tries the next. Only the first leads further here.
WAYS_IN = ("/mobile/sso/en_US/sign-in", "/sso/embed", "/portal/sso/en-US/sign-in")
SERVICE_TICKET = "https://connectapi.garmin.com/di-oauth2-service/oauth/grant/service_ticket"


class SignIn:
    def __init__(self, account: Account) -> None:
        self._account = account

    def routes(self, desk: Desk) -> list[Route]:
        return [
            *(desk.route("sign_in", path, self._page, open_to_all=True) for path in WAYS_IN),
            desk.route("login", "/mobile/api/login", self._login, "POST", open_to_all=True),
            desk.route("verify_code", "/mobile/api/mfa/verifyCode", self._verify, "POST", open_to_all=True),
            desk.route("verify_code", "/portal/api/mfa/verifyCode", self._verify, "POST", open_to_all=True),
            desk.route("token", "/di-oauth2-service/oauth/token", self._token, "POST", open_to_all=True),
        ]

    async def _page(self, request: Request) -> Response:
        del request
        page = HTMLResponse("<html><head><title>Sign In</title></head></html>")
        page.set_cookie(SESSION, secrets.token_hex(8))
        return page

    async def _login(self, request: Request) -> Response:
        """Whoever has not been on the page before counts as a machine."""
        if SESSION not in request.cookies:
            return JSONResponse({"error": {"status-code": "429", "message": "Too many requests"}}, 429)
        body, account = await body_of(request), self._account
        if (body.get("username"), body.get("password")) != (account.email, account.password) or account.locked:
            return _status("INVALID_USERNAME_PASSWORD")
        if account.mfa_code is None:
            return _status("SUCCESSFUL", serviceTicketId=account.ticket())
        account.waiting_for_code.add(request.cookies[SESSION])
        return _status("MFA_REQUIRED", customerMfaInfo={"mfaLastMethodUsed": "email"})

    async def _verify(self, request: Request) -> Response:
        """A session's code is good once."""
        body, session = await body_of(request), request.cookies.get(SESSION, "")
        if session not in self._account.waiting_for_code or body.get("mfaVerificationCode") != self._account.mfa_code:
            return _status("MFA_CODE_INVALID")
        self._account.waiting_for_code.remove(session)
        return _status("SUCCESSFUL", serviceTicketId=self._account.ticket())

    async def _token(self, request: Request) -> Response:
        form, account = await request.form(), self._account
        if form.get("client_id") != CLIENT_ID:
            return JSONResponse({"error": "invalid_client"}, 401)
        if form.get("grant_type") == SERVICE_TICKET and form.get("service_ticket") in account.tickets:
            account.tickets.remove(str(form["service_ticket"]))
        elif form.get("grant_type") == "refresh_token" and form.get("refresh_token") in account.refresh_tokens:
            account.refresh_tokens.remove(str(form["refresh_token"]))
        else:
            return JSONResponse({"error": "invalid_grant"}, 400)
        return JSONResponse(account.issue())


def _status(kind: str, **more: object) -> Response:
    return JSONResponse({"responseStatus": {"type": kind}, **more})
