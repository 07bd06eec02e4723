"""What holds for every test."""

import pytest
from hypothesis import settings

settings.register_profile(
    "contentlint", deadline=None
)  # how long a test takes says more of the machine than of the code
settings.load_profile("contentlint")


@pytest.fixture(autouse=True)
def _no_cache_between_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTENTLINT_NO_CACHE", "1")
