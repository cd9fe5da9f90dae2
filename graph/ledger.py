"""A record that is only added to: one JSON object a line, in a file that people may edit."""

from __future__ import annotations

import codecs
import json
import os
from collections.abc import Iterator
from pathlib import Path

from graph.errors import InputError
from graph.words import N_


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line that is not empty; none where there is no file.

    What follows the last line break was cut off while it was written and never counted, unless
    it is whole: an editor may have left it open.

    Raises
    ------
    InputError
        If the file cannot be read, or is no text.
    """
    try:
        content = path.read_bytes() if path.exists() else b""
        # The last letter may be cut off too.
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(content)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            N_("{file} cannot be read: {reason}."), file=path, reason=str(error)
        ) from error
    # Not `splitlines`: a name may hold what that takes for the end of a line.
    *whole, last = text.split("\n")
    if _is_whole(last):
        whole.append(last)
    yield from ((number, line) for number, line in enumerate(whole, start=1) if line.strip())


def append(path: Path, line: str) -> None:
    """Add a line, over what was cut off; it is on the disk when this returns.

    Raises
    ------
    InputError
        If the file cannot be written; nothing of the line is in it then.
    """
    try:
        # It holds names of persons: nobody else's to read.
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        with open(file, "r+b", buffering=0) as stream:
            content = stream.read()
            last = content.rpartition(b"\n")[2]
            is_open = _is_whole(last)
            before = len(content) if is_open else len(content) - len(last)
            rest = f"\n{line}\n".encode() if is_open else f"{line}\n".encode()
            try:
                stream.truncate(before)
                stream.seek(before)
                while rest:
                    rest = rest[stream.write(rest) :]
                os.fsync(stream.fileno())
            except OSError:
                stream.truncate(before)
                raise
    except OSError as error:
        raise InputError(
            N_("{file} cannot be written: {reason}."), file=path, reason=error.strerror
        ) from error


def _is_whole(line: str | bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True
