"""Plays tests/merge_cases: what two tablets did, and what must come out (its README.md tells the form)."""
import json
import pathlib
import re
from typing import Any, Callable

from fold import Tables
from lines import name_id
from ruhu_client import Client

FOLDER = pathlib.Path(__file__).parents[1] / "merge_cases"
NAMES = sorted(path.stem for path in FOLDER.glob("*.md") if path.stem != "README")
VILLAGE = "149999201001"  # as the cases call it


def given(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.md").read_text("utf-8").split("```json")[1].split("```")[0])


class Case:
    """One case, played where the village stands now; its records have names of their own."""

    def __init__(self, name: str, office: Client, a: Client, b: Client, withdraw: Callable[[], object]) -> None:
        self.given = given(name)
        self.name, self.office, self.a, self.b, self.withdraw = name, office, a, b, withdraw
        self.start = office.villages[VILLAGE].log.seq

    def play(self, dawn: int) -> None:
        for rounds in self.given["rounds"]:
            self.saves(self.office, rounds.get("office", []), dawn)
            for tablet in (self.office, self.a, self.b):
                tablet.sync()
            if "withdraw" in rounds:
                self.withdraw()
            self.saves(self.a, rounds.get("a", []), dawn)
            self.saves(self.b, rounds.get("b", []), dawn)
            for tablet in (self.a, self.b, self.a, self.office):
                tablet.sync()

    def saves(self, tablet: Client, saves: list[Any], dawn: int) -> None:
        for minute, *what in saves:
            if what[0] == "sync":
                tablet.sync()
            elif what[0] == "pull":
                tablet.pull()
            else:
                changes = [self.change(*one) for one in (what if isinstance(what[0], list) else [what])]
                tablet.save(VILLAGE, *changes, at=dawn + minute * 60_000)

    def change(self, kind: str, name: str, fields: Any, reason: str = "") -> dict[str, Any]:
        record = self.id_of(kind, name)
        if fields == "delete":
            return {"type": kind, "deletes": [[record, reason]]}
        return {"type": kind, "fields": list(fields), "rows": [[record, *map(self.meant, fields.values())]]}

    def id_of(self, kind: str, name: str) -> str:
        """`=type/name` within a name is that record's id; positions in it count from where the case began."""
        name = re.sub(r"=(\w+)/(\w+)", lambda m: self.id_of(m[1], m[2]), name)
        if at := re.match(VILLAGE + r"/(\d+)/", name):
            return name_id(kind, f"{VILLAGE}/{self.start + int(at[1])}/{name[at.end():]}")
        return name_id(kind, f"{self.name}/{name}")

    def meant(self, value: Any) -> Any:
        if isinstance(value, str) and value.startswith("="):
            return self.id_of(*value[1:].split("/", 1))
        if isinstance(value, list):
            return [self.meant(member) for member in value]
        return {k: self.meant(v) for k, v in value.items()} if isinstance(value, dict) else value

    def wrong(self, tables: Tables) -> list[Any]:
        """What came out otherwise than the case says: [found, expected]."""
        found = []
        for kind, name, fields in self.given["then"]:
            row = tables.records[kind][self.id_of(kind, name)].row(kind)
            for field, value in fields.items():
                is_text = isinstance(row[field], str) and isinstance(value, (list, dict))
                found.append([json.loads(row[field]) if is_text else row[field], self.meant(value)])
        items = [row for row in tables.rows("review_item").values() if row["_seq"] > self.start]
        asked = [[row["kind"], row["field"], json.loads(row["kept"]), json.loads(row["other"])] for row in items]
        found.append([sorted(asked, key=str), sorted(self.meant(self.given["review"]), key=str)])
        return [pair for pair in found if pair[0] != pair[1]]
