"""Where the data is: what the user named, else the nearest folder, else what came with the package."""

import os
from pathlib import Path

from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_DATA_FOLDER, NOT_A_DATA_FOLDER

_PACKAGE = Path(__file__).resolve().parent.parent


def is_data_folder(folder: Path) -> bool:
    """Return whether `folder` is laid out as a data folder: with scorecards or panels."""
    return any((folder / name).is_dir() for name in ("scores", "panels"))


def within(folder: Path) -> Path:
    """Return the data folder that `folder` means: itself, or its `data/` where that is laid out as one."""
    nested = folder / "data"
    return nested if is_data_folder(nested) and not is_data_folder(folder) else folder


def shipped_data() -> Path:
    """Return the data that came with the package; in a source checkout, its own `data/`."""
    inside = _PACKAGE / "shipped"
    return inside if inside.is_dir() else _PACKAGE.parent.parent / "data"


def find_data(named: Path | None = None) -> Path:
    """Return the data folder to use.

    In this order: `named`, the variable `CTSCORE_DATA`, the nearest `data/` folder with scorecards in this
    folder or one above it, the data that came with the package. Raises `Refusal` where a named folder does
    not exist.
    """
    chosen = named or (Path(os.environ["CTSCORE_DATA"]) if os.environ.get("CTSCORE_DATA") else None)
    if chosen is not None:
        if not chosen.is_dir():
            raise Refusal(NO_DATA_FOLDER, path=str(chosen))
        folder = within(chosen)
        if not is_data_folder(folder):
            raise Refusal(NOT_A_DATA_FOLDER, path=str(chosen))
        return folder
    here = Path.cwd()
    nearby = (folder / "data" for folder in (here, *here.parents))
    return next((folder for folder in nearby if is_data_folder(folder)), shipped_data())


def folder_around(file: Path) -> Path | None:
    """Return the data folder that `file` lies in, or None for a file on its own."""
    return next((folder for folder in file.absolute().parents if is_data_folder(folder)), None)
