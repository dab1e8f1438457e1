"""What lies in a directory, as a value that can be compared."""

import hashlib
import os
from pathlib import Path


def tree(root: Path) -> dict[str, str]:
    """Each file's digest and whether it may be run, each link's aim, each empty directory; without .git."""
    found = {}
    for folder, folders, files in os.walk(root):
        if ".git" in folders and Path(folder) == root:
            folders.remove(".git")
        for name in files + [name for name in folders if os.path.islink(os.path.join(folder, name))]:
            path = Path(folder, name)
            key = str(path.relative_to(root))
            if path.is_symlink():
                found[key] = f"link to {os.readlink(path)}"
            else:
                mode = "x" if path.stat().st_mode & 0o100 else "-"
                found[key] = f"{mode} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        if not folders and not files:
            found[f"{Path(folder).relative_to(root)}/"] = "empty"
    return found


def names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}
