"""How files become models: finding them, reading them, validating them.

Knows files and pydantic; never arithmetic or screens.
"""

from ctscore.load.adapt import adapt
from ctscore.load.folder import (
    SUFFIXES,
    data_files,
    load_contents,
    load_files,
    load_folder,
    normal,
    shown,
)
from ctscore.load.single import load_one
from ctscore.load.where import find_data, folder_around, shipped_data, within

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
