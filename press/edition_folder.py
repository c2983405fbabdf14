"""The folder that an edition is written into: never over anything else, and with a manifest of what it holds."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from faults import Faults

MANIFEST = "manifest.json"
FORMAT = "calcium topic finder, static edition 1"
"""The mark by which a folder is known to be an edition, and so may be written over."""


def write(folder: Path, files: Mapping[str, bytes], facts: Mapping[str, str]) -> None:
    """Write the files and a manifest with their hashes and `facts`; delete pages that only the last edition had."""
    try:
        old = _old_manifest(folder)
        for path in sorted(_inside(old) - files.keys()):
            (folder / path).unlink(missing_ok=True)
        for path, data in {MANIFEST: manifest(files, facts), **files}.items():
            _put(folder / path, data)
    except OSError as error:
        where = error.filename or folder
        raise Faults((f"{where}: {error.strerror or error}; the edition is not complete",)) from None


def manifest(files: Mapping[str, bytes], facts: Mapping[str, str]) -> bytes:
    """Return the manifest: what made the edition, and the SHA-256 of every file."""
    hashes = {path: hashlib.sha256(data).hexdigest() for path, data in sorted(files.items())}
    return (json.dumps({"format": FORMAT, **facts, "files": hashes}, indent=1) + "\n").encode()


def _old_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of the edition that stands there, empty for an empty folder or none; refuse all else."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return {}
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        found = None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise Faults((f"{folder}: this is not empty and holds no edition; name a new or an empty folder",))
    return found


def _inside(found: Mapping[str, Any]) -> set[str]:
    """The paths that a manifest names and that stay inside its folder, whoever wrote it."""
    paths = found.get("files")
    named = [PurePosixPath(path) for path in paths] if isinstance(paths, dict) else []
    return {str(path) for path in named if not path.is_absolute() and ".." not in path.parts}


def _put(path: Path, data: bytes) -> None:
    """Write one file whole or not at all, so that no reader meets half a page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
