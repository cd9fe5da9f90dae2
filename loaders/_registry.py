"""Which loaders there are: every module of this package whose name has no underscore."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import cast

import loaders
from loaders._sheet import Loader


@cache
def registry() -> dict[str, Loader]:
    """Return the loader modules by module name, in the order of their sheets."""
    found = {
        module.name: cast(Loader, importlib.import_module(f"loaders.{module.name}"))
        for module in pkgutil.iter_modules(loaders.__path__)
        if not module.name.startswith("_")
    }
    return dict(sorted(found.items(), key=lambda item: (item[1].SHEET.order, item[0])))
