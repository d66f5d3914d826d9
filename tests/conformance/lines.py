"""Lines and what is computed over them: canonical JSON, ids, hashes, signatures, chains (sync/README.md 1 to 4)."""
import base64
import hashlib
import json
import uuid
from typing import Any

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

NOTHING = "0" * 64
NAMES = uuid.UUID("5b1f8e0a-7c64-4d0e-9a35-2ed16b90f473")


class Untrue(Exception):
    """What came is not what its position, hash, chain or signature says: nothing of it counts."""


def compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def canonical(value: Any) -> str:
    """RFC 8785 for the values of change sets, whose numbers are integers."""
    def ordered(v: Any) -> Any:
        if isinstance(v, dict):
            return {k: ordered(v[k]) for k in sorted(v, key=lambda k: str(k).encode("utf-16-be"))}
        return [ordered(member) for member in v] if isinstance(v, list) else v
    return compact(ordered(value))


def sha(data: str | bytes) -> str:
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def unb64(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def name_id(kind: str, name: str) -> str:
    return str(uuid.uuid5(NAMES, f"{kind}\n{name}"))


def sign(key: SigningKey, message: str) -> str:
    return b64(key.sign(message.encode()).signature)


def holds(public_key: str, message: str, sig: str) -> bool:
    try:
        VerifyKey(unb64(public_key)).verify(message.encode(), unb64(sig))
        return True
    except (BadSignatureError, ValueError, TypeError):
        return False


def push_message(device: str, stream: str, n: int, last: str) -> str:
    """What the signature of a push is over; `last` is the hash of its newest change set."""
    return f"ruhu-cs1\n{device}\n{stream}\n{n}\n{last}"


def chain_begin(epoch: str, stream: str, before: str = "") -> str:
    return sha(f"ruhu-chain\n{epoch}\n{stream}" + (f"\n{before}" if before else ""))


def chain_next(before: str, meta: str) -> str:
    return sha(bytes.fromhex(before) + meta.encode())
