"""The real ruhu-central with a data folder of its own."""
import json
import pathlib
import re
import sqlite3
import subprocess
from typing import Any

from ruhu_client import Client

SAMPLES = pathlib.Path(__file__).parents[1] / "samples"


class Office:
    def __init__(self, binary: str, folder: pathlib.Path) -> None:
        self.binary, self.data = binary, folder / "central"
        self.address = ""
        self._server: subprocess.Popen[str] | None = None

    def run(self, command: str, *arguments: str) -> str:
        done = subprocess.run([self.binary, command, *arguments, "--data", str(self.data)], capture_output=True,
                              text=True)
        if done.returncode:
            raise RuntimeError(f"ruhu-central {command}: {done.stdout}{done.stderr}")
        return done.stdout

    def begin(self) -> None:
        self.run("init", "--township", "赵家坪乡", "--code", "149999201", "--confirm-income-line")
        self.run("import", str(SAMPLES / "roster.xlsx"))
        self.run("import", str(SAMPLES / "staff.csv"))

    def start(self) -> None:
        """The second and later starts take the port of the first."""
        self._server = subprocess.Popen(
            [self.binary, "serve", "--data", str(self.data), "--listen", self.address or "127.0.0.1:0"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert self._server.stdout
        for line in self._server.stdout:
            if found := re.search(r"127\.0\.0\.1:\d+", line):
                self.address = found[0]
                return
        raise RuntimeError("ruhu-central serve ended")

    def kill(self) -> None:
        if self._server:
            self._server.kill()
            self._server.wait()
        self._server = None

    def tablet(self, name: str, villages: str = "全部") -> Client:
        code = json.loads(self.run("enrol", "--name", name, "--villages", villages, "--json"))["code"]
        client = Client(self.address)
        client.enrol(code)
        return client

    def rows(self, table: str) -> dict[str, dict[str, Any]]:
        """A record type's table as the store's file holds it."""
        with sqlite3.connect(f"file:{self.data}/central.db?mode=ro", uri=True) as store:
            store.row_factory = sqlite3.Row
            rows = [dict(row) for row in store.execute(f'SELECT * FROM "{table}"')]
        return {row.pop("id"): row for row in rows}
