"""One stream on a tablet: its log, and what of it is still to be brought (sync/README.md 4 and 6)."""
import json
from dataclasses import dataclass, field
from typing import Any

from nacl.signing import SigningKey

from lines import NOTHING, compact, push_message, sha, sign
from log import Entry, Stream

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
        read: dict[str, Any] = json.loads(self.line)
        return read


@dataclass
class Push:
    stream: str
    saves: list[Save]
    sig: str
    device: str = ""      # of another tablet, whose whole push this is
    refused_at: int = -1  # position of the township's stream: worth another try when that has moved

    def announced(self) -> dict[str, Any]:
        about = {"stream": self.stream, "first": self.saves[0].n, "count": len(self.saves), "sig": self.sig}
        return about | ({"device": self.device} if self.device else {})

    def answered(self, about: dict[str, Any]) -> None:
        codes = {put_aside["n"]: put_aside["code"] for put_aside in about.get("quarantined", [])}
        for save in self.saves:
            if not self.device and save.n == about["through"] and save.hash != about.get("hash", save.hash):
                raise Copied()
            if save.state != BACK and (save.n in codes or save.n <= about["through"]):
                save.state = codes.get(save.n, ACKNOWLEDGED)


@dataclass
class Village:
    log: Stream
    own: list[Save] = field(default_factory=list)    # until their own entries are folded
    newest: tuple[int, str] = (0, NOTHING)           # own counter and hash
    alone: set[int] = field(default_factory=set)     # counters that come as a push of their own
    aside: list[Push] = field(default_factory=list)  # others', which a restored store lost
    told: list[int] | None = None                    # diverged: where the epochs of the central store begin
    at_head: bool = False
    copied: bool = False                             # an entry came that this tablet never wrote under its name
    granted: bool = True                             # False: withdrawn, brought, receipted and deleted here

    def write(self, device: str, changes: list[dict[str, Any]], older: list[Any], **head: Any) -> Save:
        """`head`: epoch, seen, at, by."""
        n, prev = self.newest
        change_set = {"v": 1, "device": device, "stream": self.log.name, "n": n + 1, "prev": prev, **head,
                      "changes": changes} | ({"older": older} if older else {})
        line = compact(change_set)
        self.own.append(Save(n + 1, line, sha(line)))
        self.newest = n + 1, self.own[-1].hash
        return self.own[-1]

    def cursor(self) -> dict[str, Any]:
        if self.told is None:
            return self.log.cursor()
        return self.log.cursor() | {"rungs": self.log.rungs(self.told), "epochs": self.log.lineage}

    def waiting(self) -> list[Save]:
        return self.own + [save for push in self.aside for save in push.saves]

    def own_pushes(self, device: str, key: SigningKey) -> list[Push]:
        runs: list[list[Save]] = [[]]
        for save in self.own if self.told is None else []:
            if save.state == WAITS:
                runs = runs + [[save], []] if save.n in self.alone else runs[:-1] + [runs[-1] + [save]]
        return [Push(self.log.name, run, sign(key, push_message(device, self.log.name, run[-1].n, run[-1].hash)))
                for run in runs if run]

    def others_pushes(self, township: int) -> list[Push]:
        """`township`: position of the township's stream here."""
        return [push for push in self.aside if self.at_head and push.refused_at != township
                and any(save.state == WAITS for save in push.saves)]

    def set_aside(self, device: str, left: list[Entry]) -> None:
        """Entries that a restored store lost: own ones wait again, others' are kept as whole pushes."""
        saves: list[Save] = []
        for entry in left:
            author, n, line_hash = entry.origin
            saves.append(Save(n, entry.line, line_hash))
            if author == device:
                self.own.append(saves.pop())
            elif "sig" in entry.meta:
                self.aside.append(Push(self.log.name, saves, entry.meta["sig"], author))
                saves = []
        self.own.sort(key=lambda save: save.n)

    def came(self, device: str, entries: list[Entry]) -> None:
        """What has come as an entry waits no more."""
        origins = {entry.origin for entry in entries}
        known = {save.n: save.hash for save in self.own}
        self.copied = self.copied or any(
            author == device and known.get(n, "" if n > self.newest[0] else line_hash) != line_hash
            for author, n, line_hash in origins)
        self.own = [save for save in self.own if (device, save.n, save.hash) not in origins]
        for push in self.aside:
            for save in push.saves:
                save.state = BACK if (push.device, save.n, save.hash) in origins else save.state
        self.aside = [push for push in self.aside if any(save.state != BACK for save in push.saves)]
