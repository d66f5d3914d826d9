"""A tablet in Python, written from sync/README.md alone: it saves, meets the central store, folds what comes."""
import copy
import json
import uuid
from dataclasses import dataclass, field
from typing import Any, Iterable

from nacl.signing import SigningKey

import short_forms
from enrolment import enrol
from fold import TYPES, Tables, writes
from lines import NOTHING, Untrue, b64, compact, push_message, sha, sign
from log import Entry, Keys, Stream
from transport import BYTES, LINES, ZSTD, CentralError, Transport, expect, now, unpack

RIDES_ALONG = 64 << 10  # bytes: a blob up to this size travels in the request itself
PART = 1 << 20          # bytes of a larger blob in one request or answer

WAITS, ACKNOWLEDGED, BACK = "waits", "acknowledged", "back"  # or the code of its quarantine


class Copied(Exception):
    """Another tablet writes under this one's name: a new identity is due (POST /v1/identity)."""


@dataclass
class Save:
    """A change set that the log here does not hold, or not any more."""
    n: int
    line: str
    hash: str
    state: str = WAITS

    @property
    def change_set(self) -> dict[str, Any]:
        return json.loads(self.line)


@dataclass
class Push:
    stream: str
    saves: list[Save]
    sig: str
    device: str = ""     # of another tablet, whose whole pushes these are
    refused_at: int = -1  # position of the township's stream: worth another try when that has moved

    def announced(self) -> dict[str, Any]:
        about = {"stream": self.stream, "first": self.saves[0].n, "count": len(self.saves), "sig": self.sig}
        return about | ({"device": self.device} if self.device else {})


@dataclass
class Village:
    """One stream's log, and what of it is still to be brought."""
    log: Stream
    own: list[Save] = field(default_factory=list)     # until their own entries are folded
    newest: tuple[int, str] = (0, NOTHING)            # own counter and hash
    alone: set[int] = field(default_factory=set)      # counters that come as a push of their own
    aside: list[Push] = field(default_factory=list)   # others', which a restored store lost
    told: list[int] | None = None                     # diverged: where the epochs of the central store begin
    at_head: bool = False
    granted: bool = True                              # False: withdrawn, brought, receipted and deleted here

    def waiting(self) -> list[Save]:
        return self.own + [save for push in self.aside for save in push.saves]


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

    def enrol(self, code: str) -> None:
        self.grant(enrol(self.line, code, self.device, self.key))

    def grant(self, streams: Iterable[str]) -> None:
        for name in sorted(streams, key=lambda name: (name != "township", name)):  # the devices' keys come first
            self.villages.setdefault(name, Village(Stream(name))).granted = True

    def asked(self) -> list[Village]:
        return [village for village in self.villages.values() if village.granted]

    # Saving

    def save(self, stream: str, *changes: dict[str, Any], **more: Any) -> Save:
        village = self.villages[stream]
        n, prev = village.newest
        change_set = {"v": 1, "device": self.device, "stream": stream, "n": n + 1, "prev": prev,
                      "epoch": village.log.epoch, "seen": village.log.seq, "at": now() + self.clock_offset, "by": "",
                      "changes": list(changes)} | more
        if older := self._first_seen(village, change_set):
            change_set["older"] = older
        self.to_send |= {value for kind, _, path, value in writes(change_set) if value and is_blob(kind, path)}
        line = compact(change_set)
        village.own.append(Save(n + 1, line, sha(line)))
        village.newest = n + 1, village.own[-1].hash
        return village.own[-1]

    def add_blob(self, media_type: str, data: bytes) -> str:
        self.blobs[sha(data)] = media_type, data
        return sha(data)

    def _first_seen(self, village: Village, change_set: dict[str, Any]) -> list[list[Any]]:
        """Fields where an earlier save that waits hides a newer value: they keep what that one had seen."""
        first: dict[tuple[str, str, str], int] = {}
        for waiting in village.own:
            earlier = waiting.change_set
            older = {tuple(o[:3]): o[3] for o in earlier.get("older", [])}
            for *place, _ in writes(earlier):
                first.setdefault(tuple(place), older.get(tuple(place), earlier["seen"]))
        return [[*place, first[tuple(place)]] for *place, _ in writes(change_set)
                if self.tables.writer(*place) > first.get(tuple(place), change_set["seen"])]

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
        while self.round():
            pass

    def pull(self) -> None:
        """Fetches what is new and sends nothing."""
        request = compact(self._header([])) + "\n"
        self.take(self.line.lines("POST", "/v1/sync", request.encode()), [])

    def round(self) -> bool:
        """POST /v1/sync once, and what its answer names. True: there is more to do."""
        request, pushes = self.request()
        answer = self.line.lines("POST", "/v1/sync", request)
        riding = json.loads(request[:request.index(b"\n")])["blobs"]
        self.to_send -= {name for name, (kind, data) in self.blobs.items() if [kind, len(data)] in riding}
        self.take(answer, pushes)
        for name in sorted(self.to_send):
            if len(self.blobs[name][1]) > RIDES_ALONG:
                self.put_blob(name)
                self.to_send.remove(name)
        return bool(self.to_send or self._pushes()) or any(
            not village.at_head or village.told is not None for village in self.asked())

    def request(self, **more: Any) -> tuple[bytes, list[Push]]:
        pushes = self._pushes()
        riding = [self.blobs[name] for name in sorted(self.to_send) if len(self.blobs[name][1]) <= RIDES_ALONG]
        lines = [compact(self._header(pushes) | {"blobs": [[kind, len(data)] for kind, data in riding]} | more)]
        for push in pushes:
            heads = short_forms.Heads()
            lines += [heads.short(save.line) for save in push.saves]
        return "".join(f"{line}\n" for line in lines).encode() + b"".join(data for _, data in riding), pushes

    def _header(self, pushes: list[Push]) -> dict[str, Any]:
        return {"v": 1, "clock": now(), "limit": 4 << 20, "streams": [self._cursor(v) for v in self.asked()],
                "push": [push.announced() for push in pushes]}

    @staticmethod
    def _cursor(village: Village) -> dict[str, Any]:
        log, told = village.log, village.told
        return log.cursor() | ({} if told is None else {"rungs": log.rungs(told), "epochs": log.lineage})

    def _pushes(self) -> list[Push]:
        pushes = []
        for name, village in self.villages.items():
            runs: list[list[Save]] = [[]]
            for save in village.own if village.told is None else []:
                if save.state == WAITS:
                    runs = runs + [[save], []] if save.n in village.alone else runs[:-1] + [runs[-1] + [save]]
            for run in filter(None, runs):
                last = push_message(self.device, name, run[-1].n, run[-1].hash)
                pushes.append(Push(name, run, sign(self.key, last)))
            township = self.villages["township"].log.seq
            pushes += [push for push in village.aside if village.at_head and push.refused_at != township
                       and any(save.state == WAITS for save in push.saves)]
        return pushes

    # An answer

    def take(self, answer: bytes, pushes: list[Push], receipt: bool = False) -> None:
        """Whole, or not at all: the first that does not hold raises, and nothing here has changed. Of a receipt,
        which may be old, counts what begins where this tablet stands."""
        header, *lines = answer.decode().removesuffix("\n").split("\n")
        said = json.loads(header)
        keys, taken, at = Keys(self.keys), [], 0
        for about in said["streams"]:
            log = copy.copy(self.villages[about["stream"]].log)
            log.lineage, log.entries = list(log.lineage), list(log.entries)
            left = log.go_back(about["common"]) if "common" in about else []
            count = about.get("count", 0)
            sent, at = lines[at:at + 2 * count], at + 2 * count
            odd = "diverged" in about or "withdrawn" in about
            if receipt and (odd or "common" in about or about["seq"] - count != log.seq):
                continue
            if not odd:
                mine = [push for push in pushes if push.stream == log.name and not push.device]
                pushed = short_forms.Pushed({save.n: save.line for push in mine for save in push.saves},
                                            {push.saves[-1].n: push.sig for push in mine})
                pairs = short_forms.entries_of(sent, about["seq"] - count + 1, said["clock"], pushed)
                log.take(pairs, [(e, begins) for e, begins in about.get("epochs", [])], about["chain"], keys)
            taken.append((about, log, left))
        if at != len(lines):
            raise Untrue("lines that no stream has")
        self.keys = keys
        self._acknowledge(said["pushed"], pushes)
        for about, log, left in taken:
            self._enter(about, log, left)
        self.to_send |= self.blobs.keys() & set(said["missing"])
        if not receipt:
            self.grant(said["grants"])
            self.clock_offset = said["clock"] - now()
            self.relay_key = said.get("key", self.relay_key)

    def _acknowledge(self, answers: list[dict[str, Any]], pushes: list[Push]) -> None:
        waiting = list(pushes)
        for about in answers:
            push = next(p for p in waiting if (p.stream, p.device) == (about["stream"], about.get("device", "")))
            waiting.remove(push)
            village = self.villages[push.stream]
            if "fork" in about:
                raise Copied()
            if "refused" in about:
                push.refused_at = self.villages["township"].log.seq
                continue
            village.alone |= set(about.get("split", []))
            put_aside = {q["n"]: q["code"] for q in about.get("quarantined", [])}
            for save in push.saves:
                if save.n == about["through"] and "hash" in about and save.hash != about["hash"]:
                    raise Copied()
                if save.n in put_aside or save.n <= about["through"]:
                    save.state = put_aside.get(save.n, ACKNOWLEDGED)

    def _enter(self, about: dict[str, Any], log: Stream, left: list[Entry]) -> None:
        village = self.villages[log.name]
        village.told = [begins for _, begins in about["epochs"]] if "diverged" in about else None
        begun = log.lineage[:len(village.log.lineage)] != log.lineage and bool(village.log.lineage)
        came = log.entries[about.get("common", village.log.seq):]
        village.log, log.backed_up = log, about.get("backed_up", log.backed_up)
        self._set_aside(village, left)
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

    def _set_aside(self, village: Village, left: list[Entry]) -> None:
        saves: list[Save] = []
        for entry in left:
            device, n, line_hash = entry.origin
            saves.append(Save(n, entry.line, line_hash))
            if device == self.device:
                village.own.append(saves.pop())
                self.to_send |= self.blobs.keys() & {value for *_, value in writes(entry.change_set) if isinstance(value, str)}
            elif "sig" in entry.meta:
                village.aside.append(Push(village.log.name, saves, entry.meta["sig"], device))
                saves = []
        village.own.sort(key=lambda save: save.n)

    def _folded(self, village: Village, came: list[Entry], anew: bool) -> None:
        if anew:
            self.tables = Tables()
            for other in self.villages.values():
                for entry in other.log.entries:
                    self.tables.fold(other.log.name, entry)
        else:
            for entry in came:
                self.tables.fold(village.log.name, entry)
        origins = {entry.origin for entry in came}
        village.own = [save for save in village.own if (self.device, save.n, save.hash) not in origins]
        for push in village.aside:
            for save in push.saves:
                save.state = BACK if (push.device, save.n, save.hash) in origins else save.state
        village.aside = [push for push in village.aside if any(save.state != BACK for save in push.saves)]

    def _fetch_segment(self, village: Village, about: dict[str, Any]) -> None:
        packed = self.fetch(f"/v1/segments/{village.log.name}/{about['n']}", about["bytes"], ZSTD)
        if sha(packed) != about["sha256"]:
            raise Untrue("segment")
        lines = unpack(packed).decode().removesuffix("\n").split("\n")
        before = village.log.seq
        pairs = short_forms.entries_of(lines, about["first"], 0, short_forms.Pushed({}, {}))
        village.log.take(pairs, [], about["chain"], self.keys)
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


def is_blob(kind: str, path: str) -> bool:
    return TYPES.get(kind, {"fields": {}})["fields"].get(path, {}).get("kind") == "blob"
