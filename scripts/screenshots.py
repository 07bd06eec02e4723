"""Takes the pictures of the report in docs/images.

    python scripts/screenshots.py

It needs Chromium and the dev group; where Pillow is installed, the pictures become smaller.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
PAGES = 90
"""Pages of an invented clinic that stand beside those of the example, so that there is something to see."""

VIEWS = {
    "report-overview": ("#overview", 1200, 1640),
    "report-page": ("#page=knee-pain.html", 1280, 960),
    "report-claims": ("#claims", 1200, 760),
}
SWITCHES = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --hide-scrollbars --force-device-scale-factor=1"
)


def browser(profile: str) -> webdriver.Chrome:
    """A Chromium without a screen, with an empty profile."""
    options = webdriver.ChromeOptions()
    options.binary_location = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    for switch in (*SWITCHES.split(), f"--user-data-dir={profile}"):
        options.add_argument(switch)
    return webdriver.Chrome(options, webdriver.ChromeService(os.environ.get("CHROMEDRIVER", "/usr/bin/chromedriver")))


def main() -> None:
    """Makes the report of the example clinic with more pages, and takes a picture of each view."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page = made(Path(folder))
        driver = browser(str(Path(folder, "profile")))
        try:
            for name, (view, width, height) in VIEWS.items():
                driver.set_window_size(width, height)
                driver.get("about:blank")
                driver.get(page.as_uri() + view)
                WebDriverWait(driver, 10).until(lambda d: d.find_elements(By.CSS_SELECTOR, "html[data-view]"))
                driver.save_screenshot(str(IMAGES / f"{name}.png"))
                shrink(IMAGES / f"{name}.png")
        finally:
            driver.quit()


def shrink(image: Path) -> None:
    """Keeps 128 colours, which takes two thirds of the size away, where Pillow is installed."""
    try:
        from PIL import Image
    except ImportError:
        return
    with Image.open(image) as full:
        full.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(image, optimize=True)


def made(folder: Path) -> Path:
    """The report of the site, in a folder."""
    site, page = folder / "site", folder / "report.html"
    shutil.copytree(ROOT / "examples" / "clinic", site)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "CONTENTLINT_NO_CACHE": "1"}
    generator = [sys.executable, str(ROOT / "benchmarks" / "clinic_site.py"), str(site), str(PAGES)]
    subprocess.run(generator, check=True, env=environment)
    command = [sys.executable, "-m", "contentlint.cli", "report", ".", "-o", str(page), "--title", "Alder Lane Clinic"]
    subprocess.run(command, check=True, cwd=site, env=environment)
    return page


if __name__ == "__main__":
    main()
