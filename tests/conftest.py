"""What holds for every test."""

import pytest
from hypothesis import settings

# A busy machine is no failure; what hangs is stopped by `hang.no_hang`, which counts the processor's time.
settings.register_profile("contentlint", deadline=None)
settings.load_profile("contentlint")


@pytest.fixture(autouse=True)
def _no_cache_between_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTENTLINT_NO_CACHE", "1")
