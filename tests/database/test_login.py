"""Ways into a server: every scheme of address, certificates, and the password that is asked for."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from made_graphs import holds, person, role, write
from neo4j_server.server import Database, StartServer

from graph.stores.neo4j import Connection, Login, unload

pytest_plugins = ["neo4j_server.fixtures"]
pytestmark = pytest.mark.neo4j

NAME = "test-login"
OWN = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write(tmp_path, [person(1), role(1)], [holds(1, 1)])


@pytest.fixture
def shared(neo4j_database: Database) -> Iterator[Database]:
    """The server of all tests, without what is loaded here in the end."""
    yield neo4j_database
    own = neo4j_database
    with Connection(Login(own.uri, own.user, own.password, own.database)) as connection:
        unload(connection, NAME)


def load(path: Path, address: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "graph", "load", "-g", str(path), "--to", address, "--collection", NAME],
        env=OWN | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """The one line of the message."""
    assert done.returncode == 1, done
    (line,) = done.stderr.splitlines()
    return line


def certify(folder: Path) -> Path:
    """Write a key and certificate of localhost into a folder; gives the authority's certificate."""
    folder.mkdir()
    authority = trustme.CA(key_type=trustme.KeyType.RSA)
    issued = authority.issue_cert("localhost", key_type=trustme.KeyType.RSA)
    issued.private_key_pem.write_to_path(folder / "private.key")
    (chain,) = issued.cert_chain_pems
    chain.write_to_path(folder / "public.crt")
    authority.cert_pem.write_to_path(folder / "authority.pem")
    return folder / "authority.pem"


def test_a_server_that_speaks_tls(start_server: StartServer, tmp_path: Path, path: Path) -> None:
    """With "+s" its certificate has to be vouched for, with "+ssc" any will do; without, it hangs up."""
    authority = certify(tmp_path / "certificates")
    policy = {
        "enabled": "true",
        "base_directory": str(authority.parent),
        "private_key": "private.key",
        "public_certificate": "public.crt",
        "client_auth": "NONE",
    }
    settings = {f"dbms.ssl.policy.bolt.{name}": value for name, value in policy.items()}
    server = start_server(settings=settings | {"server.bolt.tls_level": "REQUIRED"})
    server.settings["server.bolt.advertised_address"] = f"localhost:{server.bolt_port}"
    address = f"localhost:{server.bolt_port}"
    known = {"NEO4J_PASSWORD": server.password}

    for scheme in ("bolt", "neo4j"):
        for way, environment in (("+s", {"SSL_CERT_FILE": str(authority)}), ("+ssc", {})):
            done = load(path, f"{scheme}{way}://{address}", **known, **environment)
            assert done.returncode == 0, (scheme, way, done.stderr)
        message = refused(load(path, f"{scheme}+s://{address}", **known))
        assert "nobody that this machine trusts vouches for the server's certificate (" in message
        assert f"or take {scheme}+ssc:// for {scheme}+s:// to accept any certificate" in message
        assert "the server hung up at once" in refused(load(path, f"{scheme}://{address}", **known))


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_does_not_speak_tls(shared: Database, path: Path, scheme: str) -> None:
    address = shared.uri.removeprefix("bolt://")
    message = refused(load(path, f"{scheme}+ssc://{address}", **shared.environment))
    assert "the server does not speak TLS at this address (" in message
    assert message.endswith(f"take {scheme}:// for {scheme}+s://")


def test_an_address_that_asks_for_the_way(shared: Database, path: Path) -> None:
    """With "neo4j" a server, also of a cluster, says itself which one to write to."""
    address = shared.uri.replace("bolt://", "neo4j://")
    done = load(path, address, **shared.environment)
    assert done.returncode == 0, done.stderr


def test_a_password_that_is_missing_is_asked_for_and_not_shown(shared: Database, path: Path) -> None:
    environment = OWN | shared.environment
    del environment["NEO4J_PASSWORD"]
    command = [sys.executable, "-m", "graph", "load", "-g", str(path), "--collection", NAME]
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, command, environment)
    shown = b""
    while b"Password of neo4j: " not in shown:
        shown += os.read(terminal, 1024)
    os.write(terminal, shared.password.encode() + b"\n")
    try:
        while more := os.read(terminal, 1024):
            shown += more
    except OSError:  # how Linux says that the other end is closed
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, shown
    assert shared.password.encode() not in shown
