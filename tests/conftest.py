"""What all tests share."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No test may fail because the machine is busy, nor by chance: --hypothesis-profile=exploring looks for what nobody has seen.
settings.register_profile("exploring", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", settings.get_profile("exploring"), derandomize=True, database=None)
settings.load_profile("same")


@pytest.fixture(scope="session", autouse=True)
def _library_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test touches the library of the user who runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YAKKAN_DATABASE_URL", f"sqlite:///{tmp_path_factory.mktemp('library') / 'library.db'}")
        yield


@pytest.fixture(autouse=True)
def _main_module() -> Iterator[None]:
    """A page that was run by Streamlit's AppTest leaves itself behind as ``__main__``: processes begun anew would run it."""
    before = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = before


_SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real documents beside the checkout; a failure without it where REQUIRE_SHARED=1."""
    if _SHARED.is_dir():
        return _SHARED
    message = f"The real documents are not there: put them into {_SHARED}, or run without -m shared."
    if os.environ.get("REQUIRE_SHARED") == "1":
        pytest.fail(message)
    pytest.skip(message)
