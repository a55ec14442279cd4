"""The one-to-one choice with the greatest sum (linear assignment), by SciPy's engine alone."""

from __future__ import annotations

from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from typing import Any


def best_pairs(worth: Any) -> list[tuple[int, int]]:
    """Row and column of each pair of the one-to-one choice whose worth is the greatest in all; rows ascend.

    ``worth`` is a numpy matrix of any shape; there are as many pairs as its shorter side has places.
    """
    rows, columns = _engine()(worth, maximize=True)
    return [(int(row), int(column)) for row, column in zip(rows, columns, strict=True)]


@cache
def _engine() -> Any:
    """``scipy.optimize.linear_sum_assignment``.

    It is one small extension module. All of ``scipy.optimize`` around it takes longer to import than two documents to
    compare, so the module is loaded by itself; where it is not found, the front door is taken.
    """
    scipy = find_spec("scipy")
    folders = [f"{place}/optimize" for place in (scipy and scipy.submodule_search_locations) or ()]
    spec = PathFinder.find_spec("_lsap", folders)
    if spec is None or spec.loader is None:
        from scipy.optimize import linear_sum_assignment

        return linear_sum_assignment
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.linear_sum_assignment
