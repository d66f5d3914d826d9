"""Short forms: what the receiver can compute does not travel (sync/README.md 6)."""
import json
import re
from typing import NamedTuple, Sequence

from lines import Untrue, sha

HEAD = re.compile(
    r'\{"v":1,"device":"([^"\\]*)","stream":"([^"\\]*)","n":(0|[1-9]\d{0,17}),"prev":"[^"\\]*","epoch":"([^"\\]*)",'
    r'"seen":(0|-?[1-9]\d{0,16}|[1-9]\d{17}),"at":(0|-?[1-9]\d{0,16}|[1-9]\d{17}),"by":"([^"\\]*)","changes":\[')
ID = re.compile(r'"([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})"')
SHORT_ID = re.compile(r"'([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})")
NUMBER = r"(-?\d{1,18})"
FOLLOWS = re.compile(rf"\+{NUMBER} {NUMBER} (.*)", re.DOTALL)
OF_DEVICE = re.compile(rf"@(\d{{1,9}}) {NUMBER} {NUMBER} (.*)", re.DOTALL)
META = re.compile(rf"\+{NUMBER}(.*)", re.DOTALL)


class Head(NamedTuple):
    device: str
    stream: str
    n: int
    epoch: str
    seen: int
    at: int
    by: str
    hash: str  # of the line that had this head

    def following(self, seen: int, at: int) -> str:
        return (f'{{"v":1,"device":"{self.device}","stream":"{self.stream}","n":{self.n + 1},"prev":"{self.hash}",'
                f'"epoch":"{self.epoch}","seen":{self.seen + seen},"at":{self.at + at},"by":"{self.by}","changes":[')


def head_of(line: str) -> Head | None:
    match = HEAD.match(line)
    if not match:
        return None
    device, stream, n, epoch, seen, at, by = match.groups()
    return Head(device, stream, int(n), epoch, int(seen), int(at), by, sha(line))


class Heads:
    """The newest head of each device in one push, or in one stream of an answer."""

    def __init__(self) -> None:
        self._order: list[str] = []
        self._newest: dict[str, Head] = {}
        self._before: Head | None = None

    def note(self, line: str) -> None:
        self._before = head = head_of(line)
        if head:
            if head.device not in self._newest:
                self._order.append(head.device)
            self._newest[head.device] = head

    def short(self, line: str) -> str:
        head, before = head_of(line), self._before
        newest = self._newest.get(head.device) if head else None
        self.note(line)
        if head and newest:
            start = newest.following(head.seen - newest.seen, head.at - newest.at)
            rest = line[len(start):]
            if line.startswith(start) and not SHORT_ID.search(rest):
                steps = f"{head.seen - newest.seen} {head.at - newest.at} "
                mark = "+" if newest is before else f"@{self._order.index(head.device)} "
                return mark + steps + ID.sub(r"'\1\2\3\4\5", rest)
        return line if line.startswith("{") else "=" + line

    def whole(self, short: str) -> str:
        """Of every form but `*`, which only a request's sender understands."""
        line = short[1:] if short.startswith("=") else short
        if follows := FOLLOWS.fullmatch(short):
            line = self._after(self._before, *follows.groups())
        elif other := OF_DEVICE.fullmatch(short):
            known = int(other[1]) < len(self._order)
            line = self._after(self._newest[self._order[int(other[1])]] if known else None, *other.groups()[1:])
        elif not short.startswith(("{", "=")):
            raise Untrue("short form")
        self.note(line)
        return line

    @staticmethod
    def _after(head: Head | None, seen: str, at: str, rest: str) -> str:
        if head is None:
            raise Untrue("a line that follows none")
        return head.following(int(seen), int(at)) + whole_ids(rest)


def whole_ids(rest: str) -> str:
    return SHORT_ID.sub(r'"\1-\2-\3-\4-\5"', rest)


class Pushed(NamedTuple):
    """What a request pushed to one stream: lines by counter, signatures by the counter that they end at."""
    lines: dict[int, str]
    sigs: dict[int, str]


def entries_of(sent: Sequence[str], first: int, clock: int, pushed: Pushed) -> list[tuple[str, str]]:
    """(meta line, change set line) of one stream of an answer; `first` is the position of the first entry."""
    heads, found, at, star = Heads(), [], clock, 0
    for seq, (meta, short) in enumerate(zip(sent[::2], sent[1::2], strict=True), first):
        own = re.fullmatch(r"\*(\d*)", short)
        if own:
            star = int(own[1]) if own[1] else star + 1
            if star not in pushed.lines:
                raise Untrue("not pushed")
        line = pushed.lines[star] if own else heads.whole(short)
        if follows := META.fullmatch(meta):
            rest = follows[2]
            if own and rest.startswith("*"):
                rest = f',"sig":"{pushed.sigs[star]}"{rest[1:]}'
            meta = f'{{"seq":{seq},"hash":"{sha(line)}","at":{at + int(follows[1])}{whole_ids(rest)}'
        if not meta.startswith("{"):
            raise Untrue("short form of a meta line")
        at = json.loads(meta)["at"]
        found.append((meta, line))
    return found
