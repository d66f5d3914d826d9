"""The tables: what the entries of the streams come to (sync/README.md 4)."""
import json
import pathlib
from dataclasses import dataclass, field
from typing import Any, Iterator

from lines import canonical, name_id
from log import Entry

TYPES: dict[str, Any] = json.loads(
    (pathlib.Path(__file__).parents[2] / "app/domain/schema.json").read_text("utf-8"))["types"]
DELETED = "_deleted"


def by_bytes(value: Any) -> str:
    """JSON in a column: names in the order of their UTF-8 bytes, which canonical JSON does not have."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


@dataclass
class Record:
    stream: str
    seq: int  # entry that made it
    values: dict[str, Any] = field(default_factory=dict)  # by path: `field` or `field/member`
    writers: dict[str, int] = field(default_factory=dict)

    def later(self) -> dict[str, int]:
        """Paths that a later entry wrote than the one that made the record; a deletion always."""
        return {path: seq for path, seq in self.writers.items() if seq != self.seq or path == DELETED}

    def was_written(self, path: str) -> bool:
        """Not so a field that is null from the beginning; a member of a map is there, or is not."""
        return self.values.get(path) is not None or path in self.later() or "/" in path and path in self.values

    def row(self, type_name: str) -> dict[str, Any]:
        """As the record's table holds it, column by column."""
        fields = TYPES[type_name]["fields"]
        later = self.later()
        unknown = {path: value for path, value in self.values.items()
                   if value is not None and path.split("/")[0] not in fields and path != DELETED}
        row = {"_stream": self.stream, "_seq": self.seq, "_pending": None, DELETED: self.values.get(DELETED),
               "_versions": by_bytes(later) if later else None, "_extra": by_bytes(unknown) if unknown else None}
        for name, about in fields.items():
            value = self.values.get(name)
            if about["kind"] == "map":
                value = {path.split("/", 1)[1]: v for path, v in self.values.items() if path.startswith(name + "/")}
                value = by_bytes(value) if value else None
            elif about["kind"] == "bool" and value is not None:
                value = int(value)
            elif about["kind"] == "set" and value is not None:
                value = by_bytes(value)
            row[name] = value
        return row


def writes(change_set: dict[str, Any]) -> Iterator[tuple[str, str, str, Any]]:
    """(type, id, path, value) of each value that a change set writes; of a deletion the path is `_deleted`, of a row
    that names no field empty."""
    for group in change_set["changes"]:
        kinds = TYPES.get(group["type"], {"fields": {}})["fields"]
        for row in group.get("rows", []):
            if not group["fields"]:
                yield group["type"], row[0], "", None
            for name, value in zip(group["fields"], row[1:], strict=True):
                if kinds.get(name, {}).get("kind") == "map":
                    for member, what in (value or {}).items():
                        yield group["type"], row[0], f"{name}/{member}", what
                else:
                    yield group["type"], row[0], name, value
        for record, reason in group.get("deletes", []):
            yield group["type"], record, DELETED, reason


class Tables:
    def __init__(self) -> None:
        self.records: dict[str, dict[str, Record]] = {name: {} for name in TYPES}
        self._authors: dict[tuple[str, int], dict[str, Any]] = {}  # change set of (stream, position)

    def fold(self, stream: str, entry: Entry) -> None:
        seq, change_set = entry.meta["seq"], entry.change_set
        self._authors[stream, seq] = change_set
        verdicts = {(v[0], v[1], v[2]): v[3:] for v in entry.meta.get("verdict", [])}
        current = []
        for kind, record, path, value in writes(change_set):
            word, *merged = verdicts.get((kind, record, "" if path == DELETED else path), [""])
            if kind in TYPES and word not in ("lost", "sealed", "kept"):
                current.append((kind, record, path, merged[0] if merged else value))
        living = {(kind, record) for kind, record, _, _ in current}
        items = [self._review_item(stream, seq, change_set, about, word) for about, (word, *_) in verdicts.items()
                 if word != "merged" and (about[0] in TYPES.keys() - {"review_item"} or word == "late")
                 and (word != "revived" or about[:2] in living)]
        for kind, record in ((g["type"], row[0]) for g in change_set["changes"] for row in g.get("rows", [])):
            if kind in TYPES:
                self.records[kind].setdefault(record, Record(stream, seq))
        for place in current:
            self.put(stream, seq, *place)
        for record, values in items:
            for path, value in values.items():
                self.put(stream, seq, "review_item", record, path, value)

    def writer(self, kind: str, record: str, path: str) -> int:
        """Position of the entry that wrote the current value; 0: none did."""
        there = self.records.get(kind, {}).get(record)
        return there.writers.get(path, 0) if there else 0

    def put(self, stream: str, seq: int, kind: str, record: str, path: str, value: Any) -> None:
        found = self.records[kind].setdefault(record, Record(stream, seq))
        if path != DELETED and found.values.get(DELETED) is not None:
            del found.values[DELETED], found.writers[DELETED]
        if path:
            found.values[path], found.writers[path] = value, seq

    def _review_item(self, stream: str, seq: int, change_set: dict[str, Any], key: tuple[str, str, str],
                     word: str) -> tuple[str, dict[str, Any]]:
        kind, record, path = key
        about = path or DELETED
        written = next((v for k, r, p, v in writes(change_set) if (k, r, p) == (kind, record, about)), None)
        there = self.records.get(kind, {}).get(record)
        mine = canonical(written), self._author(change_set)
        theirs = canonical(there.values.get(about) if there else None), self._author(self._writer(there, about))
        kept, other = (mine, theirs) if word in ("won", "revived", "late") else (theirs, mine)
        return name_id("review_item", f"{stream}/{seq}/{kind}/{record}/{path}"), {
            "kind": word, "target_type": kind, "target_id": record or None, "field": path, "state": "0",
            "kept": kept[0], "other": other[0], **{f"kept_{what}": v for what, v in kept[1].items()},
            **{f"other_{what}": v for what, v in other[1].items()}}

    def _writer(self, there: Record | None, path: str) -> dict[str, Any]:
        """Change set that wrote the current value; of a record that lives, the newest that wrote it."""
        if there is None or path != DELETED and not there.was_written(path):
            return {}
        newest = max([there.seq, *there.writers.values()])
        alive = path == DELETED and DELETED not in there.writers
        return self._authors[there.stream, newest if alive else there.writers[path]]

    @staticmethod
    def _author(change_set: dict[str, Any]) -> dict[str, Any]:
        return {what: change_set.get(what) or None for what in ("by", "at", "device")}

    def rows(self, kind: str) -> dict[str, dict[str, Any]]:
        return {record: found.row(kind) for record, found in self.records[kind].items()}
