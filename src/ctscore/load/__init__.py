"""How files become models: finding them, reading them, validating them.

Knows files and pydantic; never arithmetic or screens.
"""

from ctscore.load.adapt import adapt
from ctscore.load.folder import (
    SUFFIXES,
    data_files,
    find_data,
    folder_around,
    load_contents,
    load_files,
    load_folder,
    load_one,
    normal,
    shipped_data,
    shown,
    within,
)

__all__ = [
    "SUFFIXES",
    "adapt",
    "data_files",
    "find_data",
    "folder_around",
    "load_contents",
    "load_files",
    "load_folder",
    "load_one",
    "normal",
    "shipped_data",
    "shown",
    "within",
]
