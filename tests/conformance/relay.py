"""A round on foot: the sealed bundle that a tablet hands on, and the receipt that comes back (sync/README.md 9)."""
import json

from nacl.exceptions import CryptoError
from nacl.public import SealedBox
from nacl.signing import VerifyKey

from lines import Untrue, compact, holds, sha, sign, unb64
from ruhu_client import RIDES_ALONG, Client
from transport import pack, unpack
from village import Push

BUNDLE, RECEIPT = b"ruhu-bundle 1\n", b"ruhu-receipt 1\n"


def bundle_of(tablet: Client) -> tuple[bytes, list[Push]]:
    """All that waits, sealed to the central store, and the pushes that the receipt will answer."""
    request, pushes = tablet.request()
    blobs = [tablet.blobs[name] for name in sorted(tablet.to_send) if len(tablet.blobs[name][1]) > RIDES_ALONG]
    names = "".join("\n" + sha(data) for _, data in blobs)
    header = {"v": 1, "device": tablet.device, "request": len(request),
              "blobs": [{"type": kind, "bytes": len(data)} for kind, data in blobs],
              "sig": sign(tablet.key, f"ruhu-bundle\n{tablet.device}\n{sha(request)}{names}")}
    inside = compact(header).encode() + b"\n" + request + b"".join(data for _, data in blobs)
    box = SealedBox(VerifyKey(unb64(tablet.relay_key)).to_curve25519_public_key())
    return BUNDLE + box.encrypt(pack(inside)), pushes


def take_receipt(tablet: Client, receipt: bytes, pushes: list[Push]) -> None:
    device = tablet.device.encode() + b"\n"
    if not receipt.startswith(RECEIPT + device):
        raise Untrue("another's receipt")
    try:
        inside = SealedBox(tablet.key.to_curve25519_private_key()).decrypt(receipt[len(RECEIPT + device):])
    except CryptoError as spoiled:
        raise Untrue("receipt") from spoiled
    header, _, answer = unpack(inside).partition(b"\n")
    said = json.loads(header)
    over = f"ruhu-receipt\n{tablet.device}\n{sha(answer)}" + "".join("\n" + name for name in said["blobs"])
    if not holds(tablet.relay_key, over, said["sig"]):
        raise Untrue("signature of a receipt")
    streams = json.loads(answer[:answer.index(b"\n")])["streams"]
    same = all(about.get("epoch") == tablet.villages[about["stream"]].log.epoch for about in streams)
    arrived = said["blobs"] if same else ()  # a store that was restored since may have lost them
    tablet.take(answer, pushes, arrived, receipt=True)
