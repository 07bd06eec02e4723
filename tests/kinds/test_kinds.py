from typing import Any

import pytest

from contentlint.kinds import NAMES, kind
from contentlint.testing import cases

KINDS = [kind(name) for name in NAMES if name != "spelling"]


@pytest.mark.parametrize("case", list(cases(KINDS)), ids=lambda case: case.name)
def test_example(case: Any) -> None:
    case.run()
