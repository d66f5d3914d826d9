"""One village's stream as a tablet holds it: entries, lineage, chain (sync/README.md 3 and 6)."""
import json
from dataclasses import dataclass, field
from typing import Any, Iterable, NamedTuple

from lines import NOTHING, Untrue, chain_begin, chain_next, holds, push_message, sha


class Entry(NamedTuple):
    meta_line: str
    line: str
    meta: dict[str, Any]
    change_set: dict[str, Any]
    chain: str  # value after this entry

    @property
    def origin(self) -> tuple[str, int, str]:
        return self.change_set["device"], self.change_set["n"], self.meta["hash"]


class Keys(dict[str, str]):
    """Public keys by device, as the `device` records tell them; of the office, by its vouchers."""

    def note(self, change_set: dict[str, Any]) -> None:
        for group in change_set["changes"]:
            for row in group.get("rows", []) if group["type"] == "device" else []:
                record = dict(zip(group["fields"], row[1:], strict=True))
                key, before = record.get("public_key"), self.get(record.get("copy_of") or "")
                vouched = f"ruhu-office\n{row[0]}\n{key}"
                if key and not (before and "voucher" in record and not holds(before, vouched, record["voucher"])):
                    self.setdefault(row[0], key)


@dataclass
class Stream:
    name: str
    lineage: list[tuple[str, int]] = field(default_factory=list)  # (epoch, the position after which it begins)
    entries: list[Entry] = field(default_factory=list)
    backed_up: int = 0

    @property
    def seq(self) -> int:
        return len(self.entries)

    @property
    def epoch(self) -> str:
        return self.lineage[-1][0] if self.lineage else ""

    def chain_after(self, seq: int) -> str:
        """As the newest epoch here counts it: where an epoch begins, the chain starts again."""
        value = self.entries[seq - 1].chain if seq else ""
        for epoch, begins in self.lineage:
            if begins == seq:
                value = chain_begin(epoch, self.name, value)
        return value

    def cursor(self) -> dict[str, Any]:
        return {"stream": self.name, "epoch": self.epoch, "seq": self.seq, "chain": self.chain_after(self.seq)}

    def rungs(self, told: Iterable[int]) -> list[tuple[int, str]]:
        """Steps back from here, ever wider, and where the epochs that the central store told begin."""
        at, step, seqs = self.seq, 1, {begins for begins in told if 0 < begins <= self.seq}
        while at > 0:
            seqs.add(at)
            at, step = self.seq - step, step * 2
        return [(seq, self.entries[seq - 1].chain) for seq in sorted(seqs, reverse=True)]

    def go_back(self, common: int) -> list[Entry]:
        """Entries and epochs after `common` leave; they are returned in order."""
        left, self.entries = self.entries[common:], self.entries[:common]
        self.lineage = [(epoch, begins) for epoch, begins in self.lineage if begins < common]
        return left

    def take(self, pairs: list[tuple[str, str]], epochs: list[tuple[str, int]], chain: str, keys: Keys) -> None:
        """Whole pushes, or nothing at all. What they tell of keys is added to `keys`."""
        before = len(self.entries), list(self.lineage)
        try:
            self.lineage += epochs
            for meta_line, line in pairs:
                self._append(meta_line, line)
                keys.note(self.entries[-1].change_set)
            if self.chain_after(self.seq) != chain:
                raise Untrue("chain")
            self._check_signatures(before[0], keys)
        except (Untrue, ValueError, KeyError, TypeError) as broken:
            del self.entries[before[0]:]
            self.lineage = before[1]
            raise broken if isinstance(broken, Untrue) else Untrue(str(broken)) from broken

    def _append(self, meta_line: str, line: str) -> None:
        meta, change_set = json.loads(meta_line), json.loads(line)
        if meta["seq"] != self.seq + 1:
            raise Untrue("position")
        if meta["hash"] != sha(line):
            raise Untrue("hash")
        self.entries.append(Entry(meta_line, line, meta, change_set, chain_next(self.chain_after(self.seq), meta_line)))

    def _check_signatures(self, taken: int, keys: Keys) -> None:
        """A push is contiguous: each names the one before, the last is signed, which covers all."""
        push: list[Entry] = []
        for entry in self.entries[taken:]:
            device, n, _ = entry.origin
            if push and (push[-1].origin[0] != device or push[-1].origin[1] + 1 != n
                         or entry.change_set["prev"] != push[-1].meta["hash"]):
                raise Untrue("a push that is not one")
            if n == 1 and entry.change_set["prev"] != NOTHING:
                raise Untrue("prev")
            push.append(entry)
            if "sig" in entry.meta:
                key = keys.get(device)
                if key and not holds(key, push_message(device, self.name, n, entry.meta["hash"]), entry.meta["sig"]):
                    raise Untrue("signature")
                push = []
        if push:
            raise Untrue("the end of a push is missing")
