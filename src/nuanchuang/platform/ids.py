"""Identifiers and codes.

UUIDv7 (RFC 9562) for things, so that rows lie in the order they came; UUIDv4 for what
must not tell when it came; random codes of 128 bit in links a citizen holds, and eight
digits for what is typed at a paired device.
"""

import hashlib
import secrets
import time
import uuid


def new_id() -> uuid.UUID:
    """A UUIDv7: 48 bit of milliseconds, then chance."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (2**48 - 1)) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    return uuid.UUID(int=value & ~(0x3 << 62) | 0x2 << 62)


def sealed_id() -> uuid.UUID:
    """A UUIDv4: tells nothing of when it was made."""
    return uuid.uuid4()


def link_code() -> str:
    """128 random bits for a link, 22 characters of URL-safe Base64."""
    return secrets.token_urlsafe(16)


def typed_code() -> str:
    """Eight random digits; safe only behind a paired device and a rate limit."""
    return f"{secrets.randbelow(10**8):08d}"


def device_token() -> str:
    """256 random bits a device or a program keeps."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is stored of a token. Plain SHA-256 suffices: the token is 256 bits of chance."""
    return hashlib.sha256(token.encode()).hexdigest()
