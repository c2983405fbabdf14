"""A topic pack in a zip, opened in memory and within limits: nothing touches a disk, nothing unpacks without end."""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

import faults
from content.packs import PackError, part

LARGEST_ZIP = 500_000
LARGEST_FILE = 1_000_000
LARGEST_PACK = 4_000_000
MOST_FILES = 400
SUFFIXES = (".csv", ".md", ".svg", ".yaml")
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Ways of packing that unpack step by step, so that a limit holds while they do."""
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError)


def files(data: bytes) -> dict[str, bytes]:
    """Return the files of a pack by path, without a folder round everything; raise PackError with what is wrong."""
    if len(data) > LARGEST_ZIP:
        raise PackError((f"the zip holds {len(data):,} bytes; {LARGEST_ZIP:,} are allowed",))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not _is_clutter(entry)]
            if problems := tuple(_faults(entries)):
                raise PackError(problems)
            return _from_top({_path(entry): archive.read(entry) for entry in entries})
    except PackError:
        raise
    except _BROKEN as error:
        raise PackError((f"this is not a zip that can be opened ({type(error).__name__})",)) from None


def _path(entry: zipfile.ZipInfo) -> str:
    """The path of an entry; the zips that Windows makes by itself part folders by the wrong stroke."""
    return entry.filename.replace("\\", "/")


def _is_clutter(entry: zipfile.ZipInfo) -> bool:
    """Folders, and what a Mac adds to every zip."""
    path = PurePosixPath(_path(entry))
    return (
        _path(entry).endswith("/") or "__MACOSX" in path.parts or (path.name != ".." and faults.is_clutter(path.name))
    )


def _faults(entries: list[zipfile.ZipInfo]) -> Iterator[str]:
    """Say what is wrong before anything is unpacked; a zip with far too many files is not looked at one by one."""
    if not 0 < len(entries) <= MOST_FILES:
        yield f"the zip holds {len(entries):,} files; 1 to {MOST_FILES} are allowed"
        return
    whole = sum(entry.file_size for entry in entries)
    if whole > LARGEST_PACK:
        yield f"the zip unpacks to {whole:,} bytes; {LARGEST_PACK:,} are allowed"
    names = [_path(entry) for entry in entries]
    yield from (f"{_shown(name)}: the zip holds this twice" for name in sorted(set(names)) if names.count(name) > 1)
    for entry in entries:
        for fault in _entry_faults(entry):
            yield f"{_shown(_path(entry))}: {fault}"


def _entry_faults(entry: zipfile.ZipInfo) -> Iterator[str]:
    path = PurePosixPath(_path(entry))
    if path.is_absolute() or ".." in path.parts or ":" in entry.filename:
        yield "the path leads out of the pack"
    if stat.S_ISLNK(entry.external_attr >> 16):
        yield "this is a link; put the file itself there"
    if entry.flag_bits & 1:
        yield "this is locked with a password"
    if path.suffix == ".zip":
        yield "this is a zip in a zip, which is not opened"
    elif path.suffix not in SUFFIXES:
        yield f"a pack holds files that end with {', '.join(SUFFIXES)}, and no others"
    if entry.compress_type not in _PACKED:
        yield "this is packed in an unusual way; make the zip again with the usual one"
    if entry.file_size > LARGEST_FILE:
        yield f"this unpacks to {entry.file_size:,} bytes; {LARGEST_FILE:,} are allowed"


def _from_top(found: Mapping[str, bytes]) -> dict[str, bytes]:
    """Leave out the one folder that many programs put round everything."""
    tops = {PurePosixPath(path).parts[0] for path in found}
    if len(tops) == 1 and not tops & {"rules", "content"}:
        return part(found, f"{tops.pop()}/")
    return dict(found)


def _shown(name: str) -> str:
    """A name as one short line that can be printed."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in name)
    return plain if len(plain) <= 80 else plain[:79] + "…"
