"""How files become models: finding them, reading them, validating them.

Knows files and pydantic; never arithmetic or screens.
"""

from ctscore.load.adapt import adapt
from ctscore.load.folder import (
    SUFFIXES,
    asked_for,
    data_files,
    find_data,
    folder_around,
    load_contents,
    load_files,
    load_folder,
    load_one,
    normal,
    only_shipped,
    shipped_data,
    shown,
    within,
)

__all__ = [
    "SUFFIXES",
    "adapt",
    "asked_for",
    "data_files",
    "find_data",
    "folder_around",
    "load_contents",
    "load_files",
    "load_folder",
    "load_one",
    "normal",
    "only_shipped",
    "shipped_data",
    "shown",
    "within",
]
