"""Python imports this at start-up: writes down every address outside this machine that is asked."""

import ipaddress
import os
import sys

_ASKING = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}


def _host(event: str, arguments: tuple[object, ...]) -> object:
    if event in {"socket.connect", "socket.sendto"}:
        address = arguments[1]
        return address[0] if isinstance(address, tuple) else None
    return arguments[0]


def _is_outside(host: object) -> bool:
    if not isinstance(host, str | bytes) or host in {"", "localhost"}:
        return False
    try:
        address = ipaddress.ip_address(host.decode() if isinstance(host, bytes) else host)
    except ValueError:
        return True
    return not (address.is_loopback or address.is_unspecified)


def _note(line: str) -> None:
    with open(os.environ["BRIEFMAP_TEST_OUTSIDE"], "a", encoding="utf-8") as log:
        log.write(f"{line}\n")


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event in _ASKING and _is_outside(host := _host(event, arguments)):
        _note(f"{event} {host!r}")


sys.addaudithook(_watch)
_note("watching")
