"""Fetches nhsuk-frontend from npm and keeps the few ready-made files that pages load.

Run by hand when the version changes: `python static/vendor/vendor.py [package.tgz]`. Frutiger is a brand
font served by a third party: its @font-face is dropped, and Arial stands alone. The fixtures become the
golden files of tests/golden/nhsuk-frontend/. Needs npm only when no package is given.
"""

import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VERSION = "10.6.1"  # the version that nhsuk-frontend-jinja in requirements.in follows
HERE = Path(__file__).resolve().parent
TARGET = HERE / "nhsuk-frontend"
GOLDEN = HERE.parent.parent / "tests" / "golden" / "nhsuk-frontend"
DIST = "package/dist/nhsuk/"
COMPONENTS = (
    "button",
    "character-count",
    "checkboxes",
    "date-input",
    "details",
    "error-summary",
    "file-upload",
    "input",
    "pagination",
    "password-input",
    "radios",
    "select",
    "summary-list",
    "tables",
    "tag",
    "task-list",
    "textarea",
)
PER_COMPONENT = 25


def fetch() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(  # noqa: S603
            ["npm", "pack", f"nhsuk-frontend@{VERSION}", "--pack-destination", folder],  # noqa: S607
            check=True,
        )
        return (Path(folder) / f"nhsuk-frontend-{VERSION}.tgz").read_bytes()


def without_brand_font(css: str) -> str:
    css = re.sub(r"@font-face\{[^}]*Frutiger[^}]*\}", "", css)
    return re.sub(r'"?Frutiger W01"?,\s*', "", css)


def local(css: str) -> str:
    css = css.replace("url(/assets/images/", "url(images/")
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css).strip() + "\n"


def check(css: str) -> None:
    foreign = re.findall(r"url\((?!images/)[^)]*\)", css)
    if foreign or "Frutiger" in css:
        raise SystemExit(f"The stylesheet still asks for {foreign or 'Frutiger'}; mend vendor.py.")


def golden(raw: bytes) -> str:
    kept = [
        {"name": fixture["name"], "context": fixture["context"], "html": fixture["html"]}
        for fixture in json.loads(raw)["fixtures"]
        if "call block" not in fixture["name"]  # Nunjucks alone can pass a body to a macro
    ]
    return json.dumps(kept[:PER_COMPONENT], indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    package = Path(sys.argv[1]).read_bytes() if len(sys.argv) > 1 else fetch()
    with tarfile.open(fileobj=io.BytesIO(package)) as archive:

        def read(name: str) -> bytes:
            member = archive.extractfile(name)
            if member is None:
                raise SystemExit(f"The package has no {name}.")
            return member.read()

        if json.loads(read("package/package.json"))["version"] != VERSION:
            raise SystemExit(f"The package is not version {VERSION}.")
        css = local(without_brand_font(read(DIST + "nhsuk-frontend.min.css").decode()))
        check(css)
        (TARGET / "images").mkdir(parents=True, exist_ok=True)
        (TARGET / "nhsuk-frontend.min.css").write_text(css)
        for icon in sorted(set(re.findall(r"url\(images/([^)]+)\)", css))):
            (TARGET / "images" / icon).write_bytes(read(DIST + "assets/images/" + icon))
        script = read(DIST + "nhsuk-frontend.min.js").decode()
        (TARGET / "nhsuk-frontend.min.js").write_text(re.sub(r"//# sourceMappingURL=.*", "", script))
        GOLDEN.mkdir(parents=True, exist_ok=True)
        for component in COMPONENTS:
            raw = read(f"{DIST}components/{component}/fixtures.json")
            (GOLDEN / f"{component}.json").write_text(golden(raw))


if __name__ == "__main__":
    main()
