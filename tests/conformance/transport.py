"""HTTP to the central store, known by its key alone (sync/README.md 6)."""
import hashlib
import http.client
import io
import json
import pathlib
import secrets
import ssl
import time
from typing import NamedTuple

import zstandard

from lines import b64

SPECIFICATION = pathlib.Path(__file__).parents[2] / "sync"
DICTIONARY = zstandard.ZstdCompressionDict((SPECIFICATION / "core/dictionary.bin").read_bytes())
UNPACKED = 64 << 20  # bytes
JSON, LINES, BYTES, ZSTD = "application/json", "application/x-ndjson", "application/octet-stream", "application/zstd"


class CentralError(Exception):
    def __init__(self, status: int, code: str, retry: bool = False, have: int = 0) -> None:
        super().__init__(f"{status} {code}")
        self.status, self.code, self.retry, self.have = status, code, retry, have


class Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes


def now() -> int:
    return time.time_ns() // 1_000_000


def pack(data: bytes, dictionary: bool = False) -> bytes:
    return zstandard.ZstdCompressor(dict_data=DICTIONARY if dictionary else None).compress(data)


def unpack(frame: bytes, limit: int = UNPACKED) -> bytes:
    try:
        data = zstandard.ZstdDecompressor(dict_data=DICTIONARY).stream_reader(io.BytesIO(frame)).read(limit + 1)
    except zstandard.ZstdError as broken:
        raise CentralError(0, "malformed") from broken
    if len(data) > limit:
        raise CentralError(0, "too_large")
    return data


def pin_of(certificate: bytes) -> str:
    """The pin of a certificate (DER): its public key is the seventh member of what is signed, or the sixth."""
    def members(data: bytes) -> list[bytes]:
        found, at = [], 0
        while at < len(data):
            size, body = data[at + 1], at + 2
            if size & 0x80:
                body += size & 0x7F
                size = int.from_bytes(data[at + 2:body])
            found.append(data[at:body + size])
            at = body + size
        return found

    def inside(member: bytes) -> list[bytes]:
        return members(member[2 + (member[1] & 0x7F if member[1] & 0x80 else 0):])

    signed = inside(inside(certificate)[0])
    key = signed[6 if signed[0][0] == 0xA0 else 5]  # 0xA0: the version, which may be absent
    return "sha256//" + b64(hashlib.sha256(key).digest())


class Transport:
    """One connection after another to one address. `pin` is empty until enrolment has told it."""

    def __init__(self, address: str, pin: str = "") -> None:
        self.address, self.pin = address, pin
        self.authorization = ""
        self._line: http.client.HTTPSConnection | None = None

    def connect(self) -> http.client.HTTPSConnection:
        anybody = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE
        line = http.client.HTTPSConnection(self.address, timeout=30, context=anybody)
        line.connect()
        if self.pin and pin_of(line.sock.getpeercert(binary_form=True) or b"") != self.pin:
            raise CentralError(0, "wrong_certificate")
        return line

    def send(self, method: str, path: str, body: bytes | None = None, **more: str) -> Answer:
        """One exchange; a header `Content-Type` is given as `Content_Type`. An error raises CentralError."""
        headers = {name.replace("_", "-"): value for name, value in more.items()}
        if self.authorization:
            headers["Authorization"] = self.authorization
        idle = self._line is not None
        try:
            self._line = self._line or self.connect()
            self._line.request(method, path, body, headers)
            response = self._line.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        except (OSError, http.client.HTTPException):
            self.hang_up()
            if idle:  # the server hangs up on who says nothing; whatever is repeated is answered as the first time
                return self.send(method, path, body, **more)
            raise
        return checked(answer)

    def named(self, method: str, path: str, body: bytes, **more: str) -> Answer:
        """As `send`, but after a break the body goes on where the central store has it."""
        name, offset = secrets.token_hex(16), 0
        while True:
            try:
                return self.send(method, path, body[offset:], Ruhu_Body=f"{name} {offset} {len(body)}", **more)
            except (OSError, http.client.HTTPException):
                try:
                    return self.send(method, path, b"", Ruhu_Body=f"{name} ? {len(body)}", **more)
                except CentralError as error:
                    if error.code != "body_offset":
                        raise
                    offset = error.have

    def lines(self, method: str, path: str, body: bytes) -> bytes:
        """An exchange of lines, packed with the dictionary both ways; with what does not know it, without."""
        known = True
        while True:
            try:
                answer = self.named(method, path, pack(body, known), Content_Type=LINES,
                                    Content_Encoding="zstd", Accept_Encoding="zstd",
                                    Ruhu_Dictionary=str(DICTIONARY.dict_id()))
                break
            except CentralError as error:
                if error.code != "unknown_dictionary" or not known:
                    raise
                known = False
        expect(answer, LINES)
        return unpack(answer.body) if answer.headers.get("Content-Encoding") == "zstd" else answer.body

    def hang_up(self) -> None:
        if self._line:
            self._line.close()
        self._line = None


def expect(answer: Answer, content_type: str) -> None:
    if answer.headers.get("Content-Type") != content_type:
        raise CentralError(answer.status, "not_central")


def checked(answer: Answer) -> Answer:
    if answer.status < 300:
        return answer
    try:
        said = json.loads(answer.body)
        error = CentralError(answer.status, said["code"], said.get("retry", False), said.get("have", 0))
    except (ValueError, KeyError, TypeError):
        error = CentralError(answer.status, "not_central")
    raise error
