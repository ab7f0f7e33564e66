"""Starts and ends a Neo4j server of its own folder and ports."""

from __future__ import annotations

import ctypes
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from neo4j_server.jars import CALENDAR, LTS, TOO_OLD, fetch_jars, find_java

_MAIN = dict.fromkeys((LTS, TOO_OLD), "org.neo4j.server.CommunityEntryPoint")
_MAIN[CALENDAR] = "org.neo4j.server.Neo4jCommunity"
_OPENS = [
    f"--add-opens=java.base/{name}=ALL-UNNAMED"
    for name in ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
]
_QUICK = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
_TRIES = 3
_passwords: dict[str, tuple[str, bytes]] = {}
"""The password that servers of a release begin with in this process, and the file that tells them: made once,
because Java takes seconds for it."""
_START_SECONDS = 300
_STOP_SECONDS = 60


class ServerDiedError(Exception):
    """A server ended by itself or did not answer; the message has the end of its log."""


@dataclass(frozen=True)
class Database:
    """Where a Neo4j server is found. Tests keep to collections of their own in it, and clean up."""

    uri: str
    user: str
    password: str
    database: str
    http: str | None = None
    """Where browsers find it; None where that is not known."""

    @property
    def environment(self) -> dict[str, str]:
        """The variables that `simpul` and cypher-shell read."""
        return {
            "NEO4J_URI": self.uri,
            "NEO4J_USERNAME": self.user,
            "NEO4J_PASSWORD": self.password,
            "NEO4J_DATABASE": self.database,
        }


class Server:
    """A Neo4j Community server on free ports of 127.0.0.1, with everything that it writes in one folder.

    Args:
        home: Its folder; made where it is not there. One that was used before keeps its data and password.
        version: A release of Neo4j, of `jars.JAVA_FOR`.
        settings: More lines for ``neo4j.conf``.
        heap: The most memory for objects, as Java's -Xmx takes it.
        apoc: Put APOC's core procedures into it.
        quick: Compile less, so that it starts in half the time; for tests, not for measuring.
    """

    user = "neo4j"

    def __init__(
        self,
        home: Path,
        version: str = LTS,
        settings: Mapping[str, str] | None = None,
        heap: str = "1g",
        apoc: bool = False,
        quick: bool = True,
    ) -> None:
        self.home = home
        self.version = version
        self._java_options = [f"-Xmx{heap}", *_OPENS, *(_QUICK if quick else ())]
        self.output = home / "output.log"
        self.bolt_port = self.http_port = 0
        self.settings = dict(settings or {})
        self._java = find_java(version)
        self._jars = [fetch_jars("server", version)] + ([fetch_jars("apoc")] if apoc else [])
        self._process: subprocess.Popen[bytes] | None = None
        if apoc:
            self._add_apoc(self._jars[-1])
        self.password = self._find_password()

    @property
    def uri(self) -> str:
        """Where drivers find it."""
        return f"bolt://127.0.0.1:{self.bolt_port}"

    @property
    def http(self) -> str:
        """Where browsers find it; the Neo4j Browser is at ``/browser/``."""
        return f"http://127.0.0.1:{self.http_port}"

    @property
    def database(self) -> Database:
        """Where it is found, once it is started."""
        return Database(self.uri, self.user, self.password, "neo4j", self.http)

    @property
    def import_folder(self) -> Path:
        """Where the server reads ``file:///`` from."""
        return self.home / "import"

    @property
    def running(self) -> bool:
        """True while its process is there."""
        return self._process is not None and self._process.poll() is None

    def processor_seconds(self) -> float:
        """How long it has worked since it started, but for Java's compilers; 0 where Linux does not tell."""
        if self._process is None:
            return 0.0
        spent = 0
        for task in Path(f"/proc/{self._process.pid}/task").glob("*"):
            with suppress(OSError):  # a thread that has just ended
                if "CompilerThre" not in (task / "comm").read_text():
                    spent += int((task / "schedstat").read_text().split()[0])
        return spent / 1e9

    def start(self) -> None:
        """Start it, on new ports the first time, and wait until it answers.

        Raises:
            ServerDiedError: It ended or did not answer in five minutes.
        """
        for left in reversed(range(_TRIES)):
            if not self.bolt_port:
                self.bolt_port, self.http_port = _free_ports(2)
            self._write_conf()
            self._spawn()
            try:
                self._wait()
                return
            except ServerDiedError as error:
                self.kill()
                taken = "Address already in use" in str(error)  # somebody took a port since it was found free
                if not taken or not left:
                    raise
                self.bolt_port = 0

    def stop(self) -> None:
        """End it as an operator would; it writes its data out first."""
        if self._process is not None and self.running:
            self._process.terminate()
            try:
                self._process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def admin(self, *arguments: str) -> str:
        """Run ``neo4j-admin`` on this server's folder; gives what it printed.

        Raises:
            ServerDiedError: It failed; the message has the end of what it printed.
        """
        return _run("neo4j-admin", [str(self.write_admin()), *arguments])

    def write_admin(self) -> Path:
        """Write a ``neo4j-admin`` that works on this server's folder, and give its path."""
        self._write_conf()
        script = self.home / "bin" / "neo4j-admin"
        script.parent.mkdir(exist_ok=True)
        script.write_text(
            f"#!/bin/sh\nexport NEO4J_HOME='{self.home}' NEO4J_CONF='{self.home / 'conf'}'\n"
            f"exec '{self._java}' -cp '{self._classpath}' org.neo4j.cli.AdminTool \"$@\"\n"
        )
        script.chmod(0o700)
        return script

    def shell(self, *arguments: str) -> str:
        """Run ``cypher-shell`` against this server; gives what it printed.

        Raises:
            ServerDiedError: It failed; the message has the end of what it printed.
        """
        command = [str(self._java), "-cp", f"{fetch_jars('shell', self.version)}/*", "org.neo4j.shell.Main"]
        return _run("cypher-shell", [*command, *arguments], self.database.environment)

    @property
    def _classpath(self) -> str:
        return os.pathsep.join(f"{folder}/*" for folder in self._jars)

    def _find_password(self) -> str:
        """The password of this folder; a new one before the first start."""
        kept = self.home / "password"
        if not kept.exists():
            initial = self.home / "data" / "dbms" / "auth.ini"
            if self.version not in _passwords:
                # in hex: one in 64 of token_urlsafe begins with "-" and would be taken for an option
                password = secrets.token_hex(12)
                self.home.mkdir(parents=True, exist_ok=True)
                self.admin("dbms", "set-initial-password", password)
                _passwords[self.version] = password, initial.read_bytes()
            password, content = _passwords[self.version]
            initial.parent.mkdir(parents=True, exist_ok=True)
            initial.write_bytes(content)
            kept.touch(mode=0o600)
            kept.write_text(password)
        return kept.read_text()

    def _add_apoc(self, jars: Path) -> None:
        plugins = self.home / "plugins"
        plugins.mkdir(parents=True, exist_ok=True)
        (core,) = jars.glob("apoc-core-*.jar")
        shutil.copy(core, plugins)
        self.settings["dbms.security.procedures.unrestricted"] = "apoc.*"
        self.settings["server.directories.import"] = str(self.import_folder)
        (self.home / "conf").mkdir(exist_ok=True)
        (self.home / "conf" / "apoc.conf").write_text("apoc.import.file.enabled=true\n")

    def _write_conf(self) -> None:
        settings = {
            "server.bolt.listen_address": f"127.0.0.1:{self.bolt_port}",
            "server.bolt.advertised_address": f"127.0.0.1:{self.bolt_port}",
            "server.http.listen_address": f"127.0.0.1:{self.http_port}",
            "server.http.advertised_address": f"127.0.0.1:{self.http_port}",
            "server.https.enabled": "false",
            "dbms.usage_report.enabled": "false",
            "server.memory.pagecache.size": "256m",
            "db.tx_log.preallocate": "false",  # else a quarter of a gigabyte for each server
        } | self.settings
        conf = self.home / "conf"
        conf.mkdir(parents=True, exist_ok=True)
        self.import_folder.mkdir(exist_ok=True)
        (conf / "neo4j.conf").write_text("".join(f"{name}={value}\n" for name, value in settings.items()))

    def _spawn(self) -> None:
        command = [str(self._java), "-cp", self._classpath, *self._java_options, _MAIN[self.version]]
        command += [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        (self.home / "logs" / "neo4j.log").unlink(missing_ok=True)  # `_last_lines` tells of this start alone
        with self.output.open("wb") as log:
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=_die_with_parent
            )

    def _wait(self) -> None:
        """Wait until the server answers on both ports."""
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if not self.running:
                raise ServerDiedError(f"Neo4j {self.version} ended while it started:\n{self._last_lines()}")
            if self._answers():
                return
            time.sleep(0.2)
        raise ServerDiedError(
            f"Neo4j {self.version} did not answer in {_START_SECONDS} s:\n{self._last_lines()}"
        )

    def _answers(self) -> bool:
        try:
            with urlopen(self.http, timeout=5), socket.create_connection(("127.0.0.1", self.bolt_port), 5):
                return True
        except OSError:
            return False

    def _last_lines(self) -> str:
        """The end of what this start wrote: what Java says, then Neo4j's own log."""
        logs = [log for log in (self.output, self.home / "logs" / "neo4j.log") if log.exists()]
        return _end_of("\n".join(log.read_text(errors="replace") for log in logs)) or "(its log is empty)"


StartServer = Callable[..., Server]
"""Starts a server with options of `Server`."""


def _run(name: str, command: list[str], environment: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(
        command,
        env=os.environ | (environment or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        raise ServerDiedError(f"{name} failed:\n{_end_of(done.stdout)}")
    return done.stdout


def _end_of(text: str) -> str:
    """The last lines, without the frames of Java's stack traces."""
    lines = [line for line in text.splitlines() if line.strip() and not re.match(r"\s+(at|\.\.\.) ", line)]
    return "\n".join(lines[-20:])


def _free_ports(number: int) -> list[int]:
    """Ports that nobody listens on now."""
    sockets = [socket.socket() for _ in range(number)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


def _die_with_parent() -> None:
    """Ask Linux to end the server when its starter dies, so that a test run that is killed leaves none."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)
