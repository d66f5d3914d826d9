"""Shows that sync/README.md is enough: a client written from it alone against the real ruhu-central.

Usage: conformance_test.py RUHU_CENTRAL. Each line is one thing seen; the first that is not so ends it.
"""
import copy
import json
import os
import pathlib
import socket
import sys
import tempfile
import uuid
from typing import Any, Callable

import zstandard
from nacl.signing import SigningKey

import merge_cases
import relay
import short_forms
import transport
from fold import TYPES, Tables
from lines import Untrue, b64, chain_next, compact, sha
from log import Stream
from office import SAMPLES, Office
from ruhu_client import Client
from transport import BYTES, CentralError, Transport, now

VILLAGE = merge_cases.VILLAGE
VILLAGE_NAME = "赵家坪村"


class Overheard(Transport):
    """Keeps the headers of the answers."""

    def __init__(self, line: Transport) -> None:
        super().__init__(line.address, line.pin)
        self.authorization = line.authorization
        self.heard: list[dict[str, Any]] = []

    def lines(self, method: str, path: str, body: bytes) -> bytes:
        answer = super().lines(method, path, body)
        self.heard.append(json.loads(answer[:answer.index(b"\n")]))
        return answer


def shows(what: str, holds: bool) -> None:
    print("ok  " if holds else "NOT ", what, flush=True)
    if not holds:
        sys.exit(1)


def refuses(what: str, act: Callable[[], Any], with_what: str = "") -> None:
    try:
        act()
        shows(what, False)
    except (Untrue, CentralError) as error:
        shows(what, with_what in str(error))


def row(kind: str, record: str, **fields: Any) -> dict[str, Any]:
    return {"type": kind, "fields": list(fields), "rows": [[record, *fields.values()]]}


def household(tablet: Client, address: str) -> str:
    tablet.save(VILLAGE, row("household", record := str(uuid.uuid4()), address=address))
    return record


def same(tables: Tables, office: Office) -> bool:
    return all(tables.rows(kind) == office.rows(kind) for kind in TYPES)


def township_is_pulled(office: Office) -> Client:
    tablet = office.tablet("1号平板")
    shows("enrols: both sides have proved the code", VILLAGE in tablet.villages and "township" in tablet.villages)
    stranger = Client(office.address)
    stranger.line.pin, stranger.line.authorization = "sha256//" + b64(bytes(32)), tablet.line.authorization
    refuses("another key than the pinned one is not the central store", stranger.news, "wrong_certificate")
    shows("news: there is something", tablet.news())
    tablet.sync()
    expected = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
    homes, people = tablet.tables.rows("household"), tablet.tables.rows("person")
    shows(f"pulls the sample township, {tablet.segments} segments among it", tablet.segments >= 10)
    shows("folds it to the sample's villages, hamlets, households and people", [
        len(tablet.tables.rows("village")), len(tablet.tables.rows("hamlet")), len(homes), len(people)] == [
        expected["villages"], expected["hamlets"], expected["all"]["households"], expected["all"]["people"]])
    code_of = {v["name"]: v["code"] for v in tablet.tables.rows("village").values()}
    shows("and to its households and people in each village", all(
        about == {"households": sum(h["village_code"] == code_of[name] for h in homes.values()),
                  "people": sum(homes[p["household_id"]]["village_code"] == code_of[name] for p in people.values())}
        for name, about in expected["by_village"].items()))
    shows("its tables are those of the central store, every column", same(tablet.tables, office))
    shows("news: nothing since", not tablet.news())
    samples = [compact({"v": n, "clock": n * n, "streams": []}).encode() for n in range(1000)]
    known, transport.DICTIONARY = transport.DICTIONARY, zstandard.train_dictionary(2000, samples)
    tablet.pull()
    transport.DICTIONARY = known
    shows("with a dictionary that the central store does not know it goes on without", not tablet.news())
    return tablet


def saves_come_back(office: Office, a: Client, b: Client) -> None:
    for tablet in (a, b):
        tablet.sync()
    before = a.villages[VILLAGE].log.seq
    ink, photo = a.add_blob("application/inkml+xml", b"<ink/>"), a.add_blob("image/jpeg", os.urandom(2_500_000))
    visit = str(uuid.uuid4())
    saves = [a.save(VILLAGE, row("visit", visit, version=1, answers={"food": 2, "水": None}, team=["a", "b"])),
             a.save(VILLAGE, row("visit_media", str(uuid.uuid4()), visit_id=visit, content=ink)),
             a.save(VILLAGE, row("visit_media", str(uuid.uuid4()), visit_id=visit, content=photo))]
    shows("a save is shown before the central store has it", a.shown().rows("visit")[visit]["team"] == '["a","b"]')
    shows("but is not in what the entries come to", visit not in a.tables.rows("visit"))
    a.sync()
    entries = a.villages[VILLAGE].log.entries[before:]
    shows("its saves come back as entries, in their order", [e.line for e in entries] == [s.line for s in saves])
    shows("nothing waits any more", not a.villages[VILLAGE].own and not a.to_send)
    b.sync()
    shows("the chain that it computed is the other tablet's and the central store's",
          a.villages[VILLAGE].log.cursor() == b.villages[VILLAGE].log.cursor() and not a.news())
    shows("blobs that rode along and that came in parts are fetched by the other, whole",
          b.get_blobs([photo, ink, sha("nobody's")]) == {ink: a.blobs[ink][1], photo: a.blobs[photo][1]})


def repeats_change_nothing(office: Office, a: Client, b: Client) -> None:
    household(b, "在前")
    b.sync()
    household(a, "说两遍")
    request, pushes = a.request()
    lost = a.line.lines("POST", "/v1/sync", request)
    household(b, "在后")
    b.sync()
    answer = a.line.lines("POST", "/v1/sync", request)
    pushed = [json.loads(said[:said.index(b"\n")])["pushed"] for said in (lost, answer)]
    shows("a push that is repeated is answered as the first time", pushed[0] == pushed[1])
    a.take(answer, pushes)
    shows("and stands in the log once, between the other tablet's", not a.round() and same(a.tables, office)
          and [entry.origin[0] for entry in a.villages[VILLAGE].log.entries[-3:]] == [b.device, a.device, b.device])


def bad_change_set_is_put_aside(office: Office, a: Client, b: Client) -> None:
    first = household(a, "一")
    bad = a.save(VILLAGE, row("nosuch", str(uuid.uuid4()), address="二"))
    third = household(a, "三")
    a.sync()
    b.sync()
    shows("a bad change set is put aside, and the tablet is told why",
          [(save.n, save.state) for save in a.villages[VILLAGE].own] == [(bad.n, "unknown_type")])
    shows("what was saved before and after it has arrived everywhere",
          all(record in tables.rows("household") for record in (first, third) for tables in (a.tables, b.tables)))
    put_aside = [json.loads(line) for line in office.run("quarantine", "--json").splitlines()]
    shows("the central store keeps it", [(q["device"], q["n"]) for q in put_aside] == [(a.device, bad.n)])


def quarantine_says_why(office: Office) -> None:
    tablet = office.tablet("坏平板", VILLAGE_NAME)
    tablet.sync()
    new, theirs = str(uuid.uuid4()), next(iter(tablet.tables.rows("staff")))
    for code, changes in {
            "malformed": [row("person", new, name="一"), row("person", new, name="二")],
            "unknown_type": [row("nosuch", new, name="一")],
            "wrong_stream": [row("staff", theirs, name="一")],
            "not_allowed": [row("device", new, name="一")],
            "oversize": [{"type": "person", "fields": ["name"], "rows": [[str(uuid.uuid4()), ""]] * 5001}]}.items():
        tablet.save(VILLAGE, *changes)
        tablet.sync()
        shows(f"put aside: {code}", tablet.villages[VILLAGE].own[-1].state == code)
    household(tablet, "冒名")
    tablet.key, key = SigningKey.generate(), tablet.key
    tablet.sync()
    shows("put aside: bad_signature", tablet.villages[VILLAGE].own[-1].state == "bad_signature")
    tablet.key = key
    home = household(tablet, "好")
    tablet.sync()
    shows("and the next good one is taken", home in office.rows("household"))


def village_is_withdrawn(office: Office, a: Client) -> None:
    tablet = office.tablet("借用", VILLAGE_NAME)
    tablet.sync()
    home = household(tablet, "迟到")
    office.run("withdraw", "--device", "借用", "--villages", VILLAGE_NAME)
    tablet.sync()
    shows("a village that was withdrawn is brought, then deleted from the tablet",
          home in office.rows("household") and not tablet.tables.rows("household") and not tablet.villages[VILLAGE].own)
    office.run("grant", "--device", "借用", "--villages", VILLAGE_NAME)
    tablet.sync()
    later = household(tablet, "又来")
    tablet.sync()
    a.sync()
    shows("granted again, it comes again, and the counters go on", later in a.tables.rows("household")
          and tablet.villages[VILLAGE].newest[0] == 2
          and tablet.villages[VILLAGE].log.cursor() == a.villages[VILLAGE].log.cursor())


def odd_values_are_folded_alike(office: Office, a: Client, b: Client) -> None:
    """What only a second implementation stumbles over."""
    home, visit, bare, empty, ghost, late = (str(uuid.uuid4()) for _ in range(6))
    order = {"\uff61": 1, "𬭎": 2, "z": {"\uff61": [None], "𬭎": "\x01\x7f\u2028\"\\/"}}  # bytes and UTF-16 differ
    a.sync()
    a.save(VILLAGE, row("household", home, address="'0123456789abcdef0123456789abcdef", new=order, none=None),
           row("visit", visit, version=1, answers={"c": None, **order}, team=["\uff61", "𬭎"]),
           row("person", late, id_no="1"))
    a.save(VILLAGE, row("visit", bare), row("person", empty, health=[]), row("visit", empty, answers={}))
    a.save(VILLAGE, {"type": "household", "deletes": [[ghost, "没有过"]]})
    a.sync()
    b.sync()
    a.save(VILLAGE, row("visit", visit, sealed_version=1), row("person", late, id_no="2"))
    a.save(VILLAGE, {"type": "household", "deletes": [[home, "误"]]}, {"type": "person", "deletes": [[late, "误"]]})
    a.sync()
    b.save(VILLAGE, row("visit", visit, answers={"c": 0, "d": 0, "z": 1}), row("person", late, id_no="3"))
    b.sync()
    b.save(VILLAGE, row("household", home))
    b.sync()
    a.sync()
    shows("none of it is put aside", {save.state for save in a.villages[VILLAGE].own} == {"unknown_type"})
    shows("odd names, nulls, empty maps and rows without a field come to the same tables",
          same(a.tables, office) and same(b.tables, office))
    shows("a row without a field brings a record back, a value that lost does not", (
        a.tables.rows("household")[home]["_deleted"], a.tables.rows("person")[late]["_deleted"]) == (None, "误"))


def conflicts_are_judged_alike(office: Office, a: Client, b: Client, desk: Client) -> None:
    for name in merge_cases.NAMES:
        for tablet in (a, b, desk):
            tablet.sync()
        late = any("withdraw" in step for step in merge_cases.given(name)["rounds"])
        other = office.tablet(name, VILLAGE_NAME) if late else b
        case = merge_cases.Case(name, desk, a, other, lambda: office.run(
            "withdraw", "--device", other.device, "--villages", VILLAGE_NAME))
        case.play(dawn=now())
        if wrong := case.wrong(desk.tables):
            print(wrong)
            shows(f"merge case {name}", False)
    b.sync()
    metas = [[entry.meta_line for entry in t.villages[VILLAGE].log.entries] for t in (a, b)]
    words = {verdict[3] for entry in a.villages[VILLAGE].log.entries for verdict in entry.meta.get("verdict", [])}
    shows(f"{len(merge_cases.NAMES)} merge cases between two such tablets come out as they say", True)
    shows("every verdict was met", words == {"won", "lost", "sealed", "merged", "revived", "kept", "late"})
    shows("both saw the same verdicts", metas[0] == metas[1])
    shows("both fold to the tables of the central store, review items too, every column",
          a.tables.records == b.tables.records and same(a.tables, office) and same(b.tables, office))


def body_goes_on_after_a_break(a: Client) -> None:
    name = a.add_blob("image/jpeg", os.urandom(300_000))
    data, path, body = a.blobs[name][1], f"/v1/blobs/{name}", "0" * 31 + "1"
    more = {"Content_Type": "image/jpeg", "Content_Range": f"bytes 0-{len(data) - 1}/{len(data)}"}
    line = a.line.connect()
    line.putrequest("PUT", path)
    for header, value in {"Authorization": a.line.authorization, "Content-Length": str(len(data)),
                          "Ruhu-Body": f"{body} 0 {len(data)}", "Content-Type": "image/jpeg",
                          "Content-Range": more["Content_Range"]}.items():
        line.putheader(header, value)
    line.endheaders(data[:100_000])
    line.sock.shutdown(socket.SHUT_WR)
    while line.sock.recv(4096):  # until the central store has seen the end of it and hangs up too
        pass
    line.close()
    have = 0
    try:
        a.line.send("PUT", path, b"", Ruhu_Body=f"{body} ? {len(data)}", **more)
    except CentralError as asked:
        have = asked.have
    shows("after a break the central store says how much of the body came", have == 100_000)
    done = a.line.send("PUT", path, data[have:], Ruhu_Body=f"{body} {have} {len(data)}", **more)
    shows("and takes it from there", done.status == 201)


def bundle_goes_on_foot(office: Office, a: Client, b: Client) -> None:
    request, pushes = a.request(key=True)
    a.take(a.line.lines("POST", "/v1/sync", request), pushes)
    b.sync()
    household(b, "路上")
    b.sync()
    photo = a.add_blob("image/jpeg", os.urandom(100_000))
    a.save(VILLAGE, row("visit_media", str(uuid.uuid4()), content=photo))
    bundle, pushes = relay.bundle_of(a)
    receipt = b.line.send("POST", "/v1/bundles", bundle, Content_Type=BYTES).body
    stick = office.data.parent / "a.bundle"
    stick.write_bytes(bundle)
    office.run("take-in", str(stick))
    shows("the same bundle is taken from a stick too", stick.with_suffix(".receipt").exists())
    spoiled = receipt[:-1] + bytes([receipt[-1] ^ 1])
    refuses("a spoiled receipt is found", lambda: relay.take_receipt(a, spoiled, pushes))
    relay.take_receipt(a, receipt, pushes)
    shows("the receipt brings the round: what waited is acknowledged, what others wrote is here",
          {save.state for save in a.villages[VILLAGE].own} == {"unknown_type"} and not a.to_send
          and same(a.tables, office))
    refuses("a spoiled bundle is refused", lambda: b.line.send("POST", "/v1/bundles", bundle[:-1] + b"x",
                                                               Content_Type=BYTES), "not_for_us")
    b.sync()
    shows("the blob that travelled in it is there", b.get_blobs([photo])[photo] == a.blobs[photo][1])


def store_is_restored(office: Office, a: Client, b: Client) -> None:
    """A backup, a day of work, a disk that dies: the tablets bring back what came since."""
    for tablet in (a, b):
        tablet.sync()
    office.run("backup", "--to", str(backup := office.data.parent / "backup.db"))
    covered = a.villages[VILLAGE].log.seq
    photo = a.add_blob("image/jpeg", os.urandom(90_000))
    a.save(VILLAGE, row("visit_media", media := str(uuid.uuid4()), content=photo))
    bad = a.save(VILLAGE, row("nosuch", str(uuid.uuid4()), x=1))
    homes = [household(a, "甲"), household(b, "乙"), household(b, "丙")]
    newcomer = office.tablet("新来的", VILLAGE_NAME)
    for tablet in (a, b, newcomer, a):
        tablet.sync()
    homes.append(household(b, "没送到"))
    before = a.villages[VILLAGE].log
    office.kill()
    office.run("restore", "--from", str(backup), "--force")
    office.start()
    a.line = line = Overheard(a.line)
    a.sync()
    told = [about for said in line.heard for about in said["streams"] if about["stream"] == VILLAGE]
    shows("a restored store does not know the cursor and tells its lineage",
          told[0].get("diverged", False) and len(told[0]["epochs"]) == len(before.lineage) + 1)
    shows("the tablet goes back to where the backup ends, and no further", told[1]["common"] == covered < before.seq)
    origins = {entry.origin for entry in a.villages[VILLAGE].log.entries}
    shows("it has brought back everything, its own and the other tablet's, under the same hashes",
          {entry.origin for entry in before.entries} <= origins)
    shows("what had been put aside is put aside again", [s.state for s in a.villages[VILLAGE].own if s.n == bad.n]
          == ["unknown_type"])
    refuses("a tablet that the backup does not know is told so", newcomer.sync, "unknown_device")
    code = json.loads(office.run("enrol", "--name", "新来的", "--villages", VILLAGE_NAME, "--json"))["code"]
    newcomer.enrol(code)
    for tablet in (b, newcomer, a):
        tablet.sync()
    shows("with a new code it goes on under its name", not newcomer.news())
    shows("all three hold the same log and the tables of the store, in its new epoch",
          len({compact(t.villages[VILLAGE].log.cursor()) for t in (a, b, newcomer)}) == 1 and same(a.tables, office)
          and same(b.tables, office))
    shows("every save of that day is there", all(record in a.tables.rows("household") for record in homes)
          and media in a.tables.rows("visit_media"))
    shows("and the photo, which only its tablet still had", b.get_blobs([photo]) == {photo: a.blobs[photo][1]})


def tablet_is_copied(office: Office, a: Client, b: Client) -> None:
    a.sync()
    b.sync()
    b.line.hang_up()
    twin, name = copy.deepcopy(b), b.device
    homes = [household(tablet, address) for tablet, address in ((b, "正"), (twin, "副"), (twin, "副二"), (b, "正二"))]
    for tablet in (b, twin, a):
        tablet.sync()
    shows("a tablet whose counters another copy uses takes a name of its own", b.device == name != twin.device)
    shows("which its office says to be a copy", a.tables.rows("device")[twin.device]["copy_of"] == name)
    b.sync()
    shows("both copies' saves are there, once", all(home in a.tables.rows("household") for home in homes)
          and same(a.tables, office) and same(twin.tables, office) and same(b.tables, office))


def tampering_is_found(a: Client, b: Client) -> None:
    """What an answer says is taken whole or not at all, whoever altered it."""
    household(a, "真")
    a.sync()
    request, pushes = b.request()
    answer = b.line.lines("POST", "/v1/sync", request)
    header, *lines = answer.decode().split("\n")
    said = json.loads(header)
    about = next(s for s in said["streams"] if s["stream"] == VILLAGE)
    (meta, line), = short_forms.entries_of(lines[:2], about["seq"], said["clock"], short_forms.Pushed({}, {}))
    log: Stream = b.villages[VILLAGE].log

    def altered(chain: str, meta: str, line: str) -> bytes:
        streams = [s | {"chain": chain} if s["stream"] == VILLAGE else s for s in said["streams"]]
        return "\n".join([compact(said | {"streams": streams}), meta, line, ""]).encode()

    false_line = line.replace("真", "假")
    false_meta = meta.replace(sha(line), sha(false_line))
    before = compact(log.cursor())
    for what, message, why in (
            ("another chain value", altered(sha("x"), meta, line), "chain"),
            ("another change set than the meta line names", altered(about["chain"], meta, false_line), "hash"),
            ("a change set with its hash, not in the chain", altered(about["chain"], false_meta, false_line), "chain"),
            ("hash and chain made anew: the author's signature is not over it",
             altered(chain_next(log.chain_after(log.seq), false_meta), false_meta, false_line), "signature"),
            ("an entry that is missing", f"{header}\n".encode(), ""),
            ("cut off", answer[:-40], ""),
            ("a line too many", answer + b"{}\n", "")):
        refuses(f"tampered: {what}", lambda: b.take(message, pushes), why)
    shows("none of it has changed anything", compact(b.villages[VILLAGE].log.cursor()) == before)
    b.take(altered(about["chain"], meta, line), pushes)
    shows("the true answer, in full forms, is taken", b.villages[VILLAGE].log.seq == about["seq"] and not b.news())


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="ruhu-conformance-") as folder:
        office = Office(sys.argv[1], pathlib.Path(folder))
        office.begin()
        office.start()
        try:
            a = township_is_pulled(office)
            b, desk = office.tablet("2号平板"), office.tablet("3号平板")
            saves_come_back(office, a, b)
            repeats_change_nothing(office, a, b)
            bad_change_set_is_put_aside(office, a, b)
            quarantine_says_why(office)
            village_is_withdrawn(office, a)
            odd_values_are_folded_alike(office, a, b)
            conflicts_are_judged_alike(office, a, b, desk)
            body_goes_on_after_a_break(a)
            bundle_goes_on_foot(office, a, b)
            tablet_is_copied(office, a, b)
            tampering_is_found(a, b)
            store_is_restored(office, a, b)
        finally:
            office.kill()


if __name__ == "__main__":
    main()
