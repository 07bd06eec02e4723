import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from contentlint.plugins import plugins


def package(folder: Path, told: str | None, name: str = "house-1.0.dist-info") -> None:
    (folder / name).mkdir(parents=True)
    (folder / name / "METADATA").write_text("Metadata-Version: 2.1\nName: house\nVersion: 1.0\n", encoding="utf-8")
    if told is not None:
        (folder / name / "entry_points.txt").write_text(told, encoding="utf-8")


def values(group: str = "contentlint.rules") -> list[tuple[str, str]]:
    return [(point.name, point.value) for point in plugins(group)]


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path)])


def test_packages_without_plugins_are_passed_over_and_nothing_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package(tmp_path, "[console_scripts]\ncontentlint = contentlint.cli:main\n")
    package(tmp_path, None, "bare-1.0.dist-info")
    (tmp_path / "old-1.0.egg-info").write_text("Name: old\n", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "importlib.metadata", None)
    assert values() == []


@pytest.mark.parametrize("name", ["house-1.0.dist-info", "House.EGG-INFO"])
def test_a_plugin_is_found_by_its_group(tmp_path: Path, name: str) -> None:
    package(tmp_path, "[other]\na = b\n\n[contentlint.rules]\nhouse = house.checks\n", name)
    assert values() == [("house", "house.checks")]
    assert values("contentlint.reporters") == []


def test_a_plugin_in_an_archive_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "house.zip", "w") as archive:
        archive.writestr("house-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: house\nVersion: 1.0\n")
        archive.writestr("house-1.0.dist-info/entry_points.txt", "[contentlint.rules]\nhouse = house\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "house.zip")])
    assert values() == [("house", "house")]


def test_an_importer_of_another_kind_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Finder:
        @staticmethod
        def find_distributions(context: object) -> list[object]:
            asked.append(context)
            return []

    asked: list[object] = []
    monkeypatch.setattr(sys, "path", [str(tmp_path / "elsewhere")])
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder, SimpleNamespace()])
    assert values() == []
    assert asked


def test_a_folder_that_is_gone_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path / "gone"), str(tmp_path)])
    assert values() == []
