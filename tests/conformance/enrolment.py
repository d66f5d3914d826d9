"""POST /v1/enrol: both sides prove that they know the one-time code (sync/README.md 6)."""
import hashlib
import hmac
import json
import os

import nacl.pwhash
from nacl.signing import SigningKey

from lines import Untrue, b64, compact, sign
from transport import JSON, Transport, expect, now


def enrol(line: Transport, code: str, device: str, key: SigningKey) -> list[str]:
    """`line` is authorised and knows the central store's pin afterwards. The grants are returned."""
    code = code.replace("-", "").upper()
    salt = hashlib.sha256(b"ruhu-enrol\n" + code[:4].encode()).digest()[:16]
    secret = nacl.pwhash.argon2id.kdf(32, code.encode(), salt, opslimit=2, memlimit=64 << 20)

    def mac(label: str, *parts: str) -> str:
        return b64(hmac.digest(secret, "\n".join((label, *parts)).encode(), "sha256"))

    nonce, public_key = b64(os.urandom(32)), b64(bytes(key.verify_key))
    body = {"v": 1, "code_id": code[:4], "device": device, "public_key": public_key, "nonce": nonce, "clock": now(),
            "sig": sign(key, f"ruhu-enrol\n{device}\n{nonce}"), "proof": mac("request", device, public_key, nonce)}
    line.pin = line.authorization = ""
    answer = line.send("POST", "/v1/enrol", compact(body).encode(), Content_Type=JSON)
    expect(answer, JSON)
    said = json.loads(answer.body)
    if said["proof"] != mac("answer", nonce, said["nonce"], said["pin"], device, ",".join(said["grants"])):
        raise Untrue("proof")
    line.hang_up()
    line.pin = said["pin"]
    line.authorization = f"Ruhu {device} {mac('token', nonce, said['nonce'], device)}"
    return list(said["grants"])
