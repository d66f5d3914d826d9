"""A tablet in Python, written from sync/README.md alone: it saves, meets the central store, folds what comes."""
import copy
import json
import uuid
from typing import Any, Iterable

from nacl.signing import SigningKey

import short_forms
from enrolment import enrol
from fold import TYPES, Tables, writes
from lines import NOTHING, Untrue, b64, compact, sha, sign
from log import Entry, Keys, Stream
from transport import BYTES, JSON, LINES, ZSTD, Transport, expect, now, unpack
from village import ACKNOWLEDGED, WAITS, Copied, Push, Save, Village

RIDES_ALONG = 64 << 10  # bytes: a blob up to this size travels in the request itself
PART = 1 << 20          # bytes of a larger blob in one request or answer

Taken = tuple[dict[str, Any], Stream, list[Entry]]  # header of a stream, its log after the answer, what left it


class Client:
    def __init__(self, address: str) -> None:
        self.line = Transport(address)
        self.device, self.key = str(uuid.uuid4()), SigningKey.generate()
        self.villages: dict[str, Village] = {}
        self.tables, self.keys = Tables(), Keys()
        self.blobs: dict[str, tuple[str, bytes]] = {}  # by name: media type, bytes
        self.to_send: set[str] = set()                 # names of blobs
        self.clock_offset = 0                          # ms: corrected time is this much later than ours
        self.relay_key = ""
        self.segments = 0                              # fetched so far

    def enrol(self, code: str) -> None:
        self.grant(enrol(self.line, code, self.device, self.key))

    def grant(self, streams: Iterable[str]) -> None:
        for name in sorted(streams, key=lambda name: (name != "township", name)):  # the devices' keys come first
            self.villages.setdefault(name, Village(Stream(name))).granted = True

    def asked(self) -> list[Village]:
        return [village for village in self.villages.values() if village.granted]

    # Saving

    def save(self, stream: str, *changes: dict[str, Any], at: int | None = None) -> Save:
        """`at`: in corrected time, ms; else now."""
        village = self.villages[stream]
        self.to_send |= blobs_of(changes)
        return village.write(self.device, list(changes), self._first_seen(village, changes), epoch=village.log.epoch,
                             seen=village.log.seq, at=now() + self.clock_offset if at is None else at, by="")

    def add_blob(self, media_type: str, data: bytes) -> str:
        self.blobs[sha(data)] = media_type, data
        return sha(data)

    def _first_seen(self, village: Village, changes: Iterable[dict[str, Any]]) -> list[list[Any]]:
        """Fields where an earlier save that waits hides a newer value: they keep what that one had seen."""
        first: dict[tuple[str, ...], int] = {}
        for waiting in village.own:
            earlier = waiting.change_set
            older = {tuple(place): seen for *place, seen in earlier.get("older", [])}
            for *place, _ in writes(earlier):
                first.setdefault(tuple(place), older.get(tuple(place), earlier["seen"]))
        return [[*place, first[tuple(place)]] for *place, _ in writes({"changes": changes})
                if self.tables.writer(*place) > first.get(tuple(place), village.log.seq)]

    def shown(self) -> Tables:
        """The tables with everything that waits on top."""
        tables = copy.deepcopy(self.tables)
        for village in self.villages.values():
            for save in village.own:
                for place in writes(save.change_set):
                    tables.put(village.log.name, 0, *place)
        return tables

    # A round

    def sync(self) -> None:
        """Rounds until nothing is left to send or to fetch."""
        try:
            while self.round():
                pass
        except Copied:
            self.take_new_identity()
            self.sync()

    def pull(self) -> None:
        """Fetches what is new and sends nothing."""
        request = compact(self._header([])) + "\n"
        self.take(self.line.lines("POST", "/v1/sync", request.encode()), [])

    def round(self) -> bool:
        """POST /v1/sync once, and what its answer names. True: there is more to do."""
        riding = self._riding()
        request, pushes = self.request()
        self.take(self.line.lines("POST", "/v1/sync", request), pushes, riding)
        if any(village.copied for village in self.villages.values()):
            raise Copied()
        for name in sorted(self.to_send):
            if len(self.blobs[name][1]) > RIDES_ALONG:
                self.put_blob(name)
                self.to_send.remove(name)
        return bool(self.to_send or self._pushes()) or any(
            not village.at_head or village.told is not None for village in self.asked())

    def request(self, **more: Any) -> tuple[bytes, list[Push]]:
        pushes = self._pushes()
        riding = [self.blobs[name] for name in self._riding()]
        lines = [compact(self._header(pushes) | {"blobs": [[kind, len(data)] for kind, data in riding]} | more)]
        for push in pushes:
            heads = short_forms.Heads()
            lines += [heads.short(save.line) for save in push.saves]
        return "".join(f"{line}\n" for line in lines).encode() + b"".join(data for _, data in riding), pushes

    def _riding(self) -> list[str]:
        return [name for name in sorted(self.to_send) if len(self.blobs[name][1]) <= RIDES_ALONG]

    def _header(self, pushes: list[Push]) -> dict[str, Any]:
        return {"v": 1, "clock": now(), "limit": 4 << 20, "streams": [village.cursor() for village in self.asked()],
                "push": [push.announced() for push in pushes]}

    def _pushes(self) -> list[Push]:
        township = self.villages["township"].log.seq
        return [push for village in self.villages.values()
                for push in village.own_pushes(self.device, self.key) + village.others_pushes(township)]

    def take_new_identity(self) -> None:
        """A copy of this tablet writes under its name: it takes what is there, and goes on under a name of its own."""
        self.pull()
        while not all(village.at_head for village in self.asked()):
            self.pull()
        device, key = str(uuid.uuid4()), SigningKey.generate()
        public_key = b64(bytes(key.verify_key))
        sig = sign(self.key, f"ruhu-identity\n{self.device}\n{device}\n{public_key}")
        body = compact({"v": 1, "device": device, "public_key": public_key, "sig": sig}).encode()
        answer = self.line.send("POST", "/v1/identity", body, Content_Type=JSON)
        expect(answer, JSON)
        said = json.loads(answer.body)
        self.device, self.key = device, key
        self.line.authorization = f"Ruhu {device} {said['token']}"
        self.grant(said["grants"])
        for village in self.villages.values():
            old, village.own, village.newest, village.alone = village.own, [], (0, NOTHING), set()
            village.copied = False
            for save in old:
                was = save.change_set
                village.write(device, was["changes"], was.get("older", []),
                              **{name: was[name] for name in ("epoch", "seen", "at", "by")})

    # An answer

    def take(self, answer: bytes, pushes: list[Push], blobs: Iterable[str] = (), receipt: bool = False) -> None:
        """Whole, or not at all: what does not hold raises Untrue, and nothing here has changed. `blobs`: what of
        them has arrived with the request. Of a receipt, which may be old, counts what begins where this tablet is."""
        try:
            said, keys, taken = self._read(answer, pushes, receipt)
        except (ValueError, KeyError, TypeError, IndexError) as broken:
            raise Untrue("does not read") from broken
        self._acknowledge(said["pushed"], pushes)
        self.keys = keys
        for about, log, left in taken:
            self._enter(about, log, left)
        self.to_send = (self.to_send - set(blobs)) | (self.blobs.keys() & set(said["missing"]))
        if not receipt:
            self.grant(said["grants"])
            self.clock_offset = said["clock"] - now()
            self.relay_key = said.get("key", self.relay_key)

    def _read(self, answer: bytes, pushes: list[Push], receipt: bool) -> tuple[dict[str, Any], Keys, list[Taken]]:
        header, *lines = answer.decode().removesuffix("\n").split("\n")
        said = json.loads(header)
        keys, taken, at = Keys(self.keys), [], 0
        for about in said["streams"]:
            log = copy.copy(self.villages[about["stream"]].log)
            log.lineage, log.entries = list(log.lineage), list(log.entries)
            left = log.go_back(about["common"]) if "common" in about else []
            count = about.get("count", 0)
            sent, at = lines[at:at + 2 * count], at + 2 * count
            unmoved = "diverged" in about or "withdrawn" in about
            if receipt and (unmoved or "common" in about or about["seq"] - count != log.seq):
                continue
            if not unmoved:
                mine = [push for push in pushes if push.stream == log.name and not push.device]
                pushed = short_forms.Pushed({save.n: save.line for push in mine for save in push.saves},
                                            {push.saves[-1].n: push.sig for push in mine})
                pairs = short_forms.entries_of(sent, about["seq"] - count + 1, said["clock"], pushed)
                try:
                    log.take(pairs, [(e, begins) for e, begins in about.get("epochs", [])], about["chain"], keys)
                except Untrue:
                    if receipt:  # of a store that is no more
                        continue
                    raise
            taken.append((about, log, left))
        if at != len(lines):
            raise Untrue("lines that no stream has")
        return said, keys, taken

    def _acknowledge(self, answers: list[dict[str, Any]], pushes: list[Push]) -> None:
        waiting = list(pushes)
        for about in answers:
            push = next(p for p in waiting if (p.stream, p.device) == (about["stream"], about.get("device", "")))
            waiting.remove(push)
            if "fork" in about:
                raise Copied()
            if "refused" in about:
                push.refused_at = self.villages["township"].log.seq
            else:
                self.villages[push.stream].alone |= set(about.get("split", []))
                push.answered(about)

    def _enter(self, about: dict[str, Any], log: Stream, left: list[Entry]) -> None:
        village = self.villages[log.name]
        village.told = [begins for _, begins in about["epochs"]] if "diverged" in about else None
        begun = log.lineage[:len(village.log.lineage)] != log.lineage and bool(village.log.lineage)
        came = log.entries[about.get("common", village.log.seq):]
        village.log, log.backed_up = log, about.get("backed_up", log.backed_up)
        village.set_aside(self.device, left)
        for save in village.own if left else []:
            self.to_send |= blobs_of(save.change_set["changes"])
        if "withdrawn" in about and all(save.state != WAITS for save in village.waiting()):
            village.log, village.granted, left = Stream(log.name), False, log.entries
            village.own, village.aside = [], []
        if begun:  # who acknowledged is gone, or lives on from an older state
            for other in self.villages.values():
                for save in other.own:
                    save.state = WAITS
        self._folded(village, came, anew=bool(left))
        for segment in about.get("segments", []):
            self._fetch_segment(village, segment)
        village.at_head = village.told is None and log.seq == about.get("head", log.seq)
        if village.at_head:
            for save in village.waiting() if "withdrawn" not in about else []:
                save.state = WAITS if save.state == ACKNOWLEDGED else save.state

    def _folded(self, village: Village, came: list[Entry], anew: bool) -> None:
        if anew:
            self.tables = Tables()
        for other in self.villages.values() if anew else [village]:
            for entry in other.log.entries if anew else came:
                self.tables.fold(other.log.name, entry)
        village.came(self.device, came)

    def _fetch_segment(self, village: Village, about: dict[str, Any]) -> None:
        packed = self.fetch(f"/v1/segments/{village.log.name}/{about['n']}", about["bytes"], ZSTD)
        if sha(packed) != about["sha256"]:
            raise Untrue("segment")
        lines = unpack(packed).decode().removesuffix("\n").split("\n")
        before = village.log.seq
        pairs = short_forms.entries_of(lines, about["first"], 0, short_forms.Pushed({}, {}))
        village.log.take(pairs, [], about["chain"], self.keys)
        self.segments += 1
        self._folded(village, village.log.entries[before:], anew=False)

    # News and blobs

    def news(self) -> bool:
        standing = "".join(
            f"{log.name}\n{log.epoch}\n{log.seq}\n{log.chain_after(log.seq)}\n{log.backed_up}\n"
            for log in sorted((v.log for v in self.villages.values()), key=lambda log: log.name.encode()) if log.seq)
        return self.line.send("GET", "/v1/news/" + sha(standing)[:32]).status == 200

    def fetch(self, path: str, size: int, content_type: str) -> bytes:
        data = b""
        while len(data) < size:
            answer = self.line.send("GET", path, Range=f"bytes={len(data)}-{min(len(data) + PART, size) - 1}")
            expect(answer, content_type)
            data += answer.body
        return data

    def put_blob(self, name: str) -> None:
        kind, data = self.blobs[name]
        have = json.loads(self.line.send("PUT", f"/v1/blobs/{name}", b"", Content_Type=kind,
                                         Content_Range=f"bytes */{len(data)}").body)["have"]
        while have < len(data):
            part = data[have:have + PART]
            answer = self.line.send("PUT", f"/v1/blobs/{name}", part, Content_Type=kind,
                                    Content_Range=f"bytes {have}-{have + len(part) - 1}/{len(data)}")
            have = json.loads(answer.body)["have"]

    def get_blobs(self, names: list[str]) -> dict[str, bytes]:
        """POST /v1/blobs for the small ones, then the larger ones part by part; who is not there is left out."""
        found: dict[str, bytes] = {}
        asked = compact({"v": 1, "limit": PART, "blobs": names}).encode()
        answer = self.line.send("POST", "/v1/blobs", asked, Content_Type=LINES)
        expect(answer, BYTES)
        header, _, data = answer.body.partition(b"\n")
        listed = json.loads(header)["blobs"]
        for name, about in zip(names, listed):
            if about and about[1] <= RIDES_ALONG:
                found[name], data = data[:about[1]], data[about[1]:]
            elif about:
                found[name] = self.fetch(f"/v1/blobs/{name}", about[1], about[0])
            if name in found and sha(found[name]) != name:
                raise Untrue("blob")
        return found | (self.get_blobs(names[len(listed):]) if len(listed) < len(names) else {})


def blobs_of(changes: Iterable[dict[str, Any]]) -> set[str]:
    """Names of the blobs that change sets name."""
    return {value for kind, _, path, value in writes({"changes": changes}) if value and kind in TYPES
            and TYPES[kind]["fields"].get(path, {}).get("kind") == "blob"}
