"""How files become models: finding them, reading them, validating them.

Knows files and pydantic; never arithmetic or screens.
"""

from ctscore.load.folder import Loaded, load_files, load_folder, shown
from ctscore.load.where import find_data, folder_around, shipped_data, within

__all__ = [
    "Loaded",
    "find_data",
    "folder_around",
    "load_files",
    "load_folder",
    "shipped_data",
    "shown",
    "within",
]
