"""Values of a library, or what was found in answers, as bytes, and back.

The bytes are a pickle that can name nothing but the plain classes of which these consist, so that reading one makes
such values or fails: it cannot run anything else.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path, PosixPath
from typing import Any, Final

_ROOMS: Final = ("docgen.expressions.", "docgen.library.", "docgen.questionnaire.")
_MODULES: Final = ("docgen.findings", "docgen.build.checked")
_OTHERS: Final = {(kind.__module__, kind.__name__): kind for kind in (date, PosixPath)}


def pack(value: object) -> bytes:
    """The value as bytes; raises PicklingError, TypeError or AttributeError for what is no plain value."""
    stream = io.BytesIO()
    _Packer(stream, protocol=5).dump(value)
    return stream.getvalue()


def unpack(data: bytes) -> Any:
    """The value that was packed; raises some exception, of any kind, for what no ``pack`` of ours has made."""
    return _Unpacker(io.BytesIO(data)).load()


class _Packer(pickle.Pickler):
    """Writes a value as its class and the arguments that make it anew: read back in half the time of a state."""

    def reducer_override(self, value: object) -> Any:
        kind = type(value)
        if isinstance(value, Enum):
            return kind, (value.value,)
        if isinstance(value, Path):
            return PosixPath, (str(value),)
        if is_dataclass(kind):
            names: tuple[str, ...] = getattr(kind, "__match_args__")  # noqa: B009 - the type of a class cannot say so
            return kind, tuple(getattr(value, name) for name in names)
        return NotImplemented


class _Unpacker(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _OTHERS:
            return _OTHERS[module, name]
        if module in _MODULES or module.startswith(_ROOMS):
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum) or _is_shape(found)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value of a library")


def _is_shape(kind: type) -> bool:
    return hasattr(kind, "model_fields")
