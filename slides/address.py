"""Addresses: which foreign text may become a link."""

import re

_WEB = re.compile(r"https?://[^\s/?#\\<>\"]+[^\s<>\"]*", re.IGNORECASE)


def is_web(text: str) -> bool:
    """Whether a text is an address with the scheme http or https and a host, and nothing else.

    Anything else is text: other schemes run programs, open files, or carry a page inside.
    """
    return _WEB.fullmatch(text) is not None
