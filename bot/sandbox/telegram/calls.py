"""One request to the Bot API: its parameters out of query, JSON, form or multipart, and its uploaded files."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.sandbox.telegram.refusal import Refusal, bad_request

MAX_UPLOAD_BYTES = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    content: bytes
    mime_type: str


@dataclass(frozen=True, slots=True)
class Call:
    method: str
    params: Mapping[str, Any]
    files: Mapping[str, Upload] = field(default_factory=dict)

    def inside(self, values: Mapping[str, Any]) -> "Call":
        """The same request read through one of its objects, for example one item of an album."""
        return replace(self, params=values)

    def text(self, name: str) -> str:
        value = self.params.get(name)
        if value is None:
            return ""
        if isinstance(value, bool | dict | list):
            raise bad_request(f'field "{name}" must be of type String')
        return str(value)

    def integer(self, name: str, default: int = 0) -> int:
        value = self.text(name)
        try:
            return int(value) if value else default
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        value = self.params.get(name)
        return value is True or str(value).lower() in {"true", "1", "yes"}

    def json(self, name: str) -> Any:
        """An object or array, which a form carries as JSON text; None when it is not there."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from error

    def array(self, name: str) -> list[Any]:
        value = self.json(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad_request(f"expected an Array as {name}")
        return value

    def upload(self, name: str) -> Upload | None:
        """A file sent under its own name, or under the name that `attach://` gives."""
        value = self.params.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            attached = self.files.get(value.removeprefix("attach://"))
            if attached is None:
                raise bad_request(f"there is no {name} in the request")
            return attached
        return self.files.get(name)

    def for_transcript(self) -> dict[str, Any]:
        files = {name: f"<{upload.name}, {len(upload.content)} bytes>" for name, upload in self.files.items()}
        return {**self.params, **files}


async def read_call(request: Request, method: str) -> Call:
    params: dict[str, Any] = dict(request.query_params)
    files: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method == "POST" and kind == "application/json":
        params |= _json_body(await request.body())
    elif request.method == "POST" and kind in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        async with request.form(max_part_size=4 * MAX_UPLOAD_BYTES) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    files[name] = await _upload(value)
                else:
                    params[name] = value
    _check_utf8(params)
    return Call(method, params, files)


async def _upload(part: UploadFile) -> Upload:
    content = await part.read()
    if len(content) > MAX_UPLOAD_BYTES:
        raise Refusal(413, "Request Entity Too Large")
    return Upload(part.filename or "file", content, part.content_type or "application/octet-stream")


def _json_body(body: bytes) -> dict[str, Any]:
    try:
        values = json.loads(body or b"{}")
    except ValueError as error:
        raise bad_request("can't parse request body as JSON") from error
    if not isinstance(values, dict):
        raise bad_request("request body must be a JSON object")
    return values


def _check_utf8(params: Mapping[str, Any]) -> None:
    try:
        json.dumps(params, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise bad_request("strings must be encoded in UTF-8") from error
