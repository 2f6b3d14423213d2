"""Reading YAML in which nothing is odd, as most files are: values only, in half the time.

The same values come out as from the careful reading in `tree`, which tells what is wrong and where everything
stands. Whatever that might have something to say about ends this one.
"""

from collections.abc import Callable, Mapping
from typing import Any

import yaml

from ctscore.source.text import PlainText, Value
from ctscore.words import is_nfc

MOST_LEVELS = 40
MOST_LETTERS = 10_000
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Odd(Exception):
    """Something for the careful reading."""


def read_clean(text: str) -> Value | None:
    """Return the content of the YAML `text`, or None where anything in it is odd."""
    if not is_nfc(text):
        return None
    parser = PARSER(text)
    reader = _Reader()
    take, take_in = parser.get_event, reader.takers()
    try:
        while (event := take()) is not None:
            take_in[type(event)](event)
    except (_Odd, yaml.MarkedYAMLError):
        return None
    finally:
        parser.dispose()
    return reader.root


class _Reader:
    """Takes events one by one, without their places; a stack stands in for recursion."""

    def __init__(self) -> None:
        """Start with nothing open."""
        self.root: Value | None = None
        self._documents = 0
        self._list: list[Value] | None = None  # the innermost open list or mapping, and the key that waits
        self._mapping: dict[str, Value] | None = None
        self._key: str | None = None
        self._around: list[tuple[list[Value] | None, dict[str, Value] | None, str | None]] = []

    def takers(self) -> Mapping[type, Callable[[Any], None]]:
        """Return what takes each type of event."""
        return {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open_mapping,
            yaml.SequenceStartEvent: self._open_list,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.DocumentStartEvent: self._document,
            yaml.AliasEvent: self._refuse,
            yaml.DocumentEndEvent: self._pass,
            yaml.StreamStartEvent: self._pass,
            yaml.StreamEndEvent: self._pass,
        }

    def _scalar(self, event: Any) -> None:
        text = event.value
        if event.anchor is not None or event.tag is not None or len(text) > MOST_LETTERS:
            raise _Odd
        if self._mapping is not None and self._key is None:
            if text in self._mapping:
                raise _Odd
            self._key = text
        else:
            self._place(PlainText(text) if event.implicit[0] else text)

    def _open_mapping(self, event: Any) -> None:
        value: dict[str, Value] = {}
        self._open(event, value)
        self._list, self._mapping, self._key = None, value, None

    def _open_list(self, event: Any) -> None:
        value: list[Value] = []
        self._open(event, value)
        self._list, self._mapping, self._key = value, None, None

    def _open(self, event: Any, value: Value) -> None:
        is_key = self._mapping is not None and self._key is None
        if event.anchor is not None or event.tag is not None or is_key or len(self._around) >= MOST_LEVELS:
            raise _Odd
        self._place(value)
        self._around.append((self._list, self._mapping, self._key))

    def _close(self, _: Any) -> None:
        self._list, self._mapping, self._key = self._around.pop()

    def _place(self, value: Value) -> None:
        if self._list is not None:
            self._list.append(value)
        elif self._mapping is not None and self._key is not None:
            self._mapping[self._key] = value
            self._key = None
        else:
            self.root = value

    def _document(self, _: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            raise _Odd

    def _refuse(self, _: Any) -> None:
        raise _Odd

    def _pass(self, _: Any) -> None:
        """Take what says nothing."""
