"""Puts the stylesheet and the script of the npm package govuk-frontend into docgen/web/static, without its marks.

    npm pack govuk-frontend@6 && tar xzf govuk-frontend-*.tgz
    python tools/vendor_frontend.py package

The code is MIT; the typeface, the pictures and the name of the government's site are not ours to use. So the typeface
becomes a variable of our own stylesheet, and the rules that name pictures go. No picture and no font is copied. Ends
with 1 and says what is left where a new version of the package brings in a mark again.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

STATIC = Path(__file__).parents[1] / "docgen" / "web" / "static"
MARKS = re.compile("GDS|crest|crown|url\\(", re.IGNORECASE)
LICENCE = """\
frontend.css and frontend.js are made from govuk-frontend {version} (https://github.com/alphagov/govuk-frontend)
by tools/vendor_frontend.py, which takes out the typeface, the pictures and the rules that name them.

The MIT License (MIT)

Copyright (C) 2017 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def stylesheet(text: str) -> str:
    """The stylesheet with a typeface of ours, and without any rule that names a font file, a picture or a mark."""
    text = re.sub(r"@font-face\{[^}]*\}", "", text)
    text = re.sub(r"/\*.*?\*/", "", text)
    text = text.replace("GDS Transport,arial,sans-serif", "var(--dg-font)")
    text = re.sub(r"@supports[^{]*\{[^{}]*\{[^{}]*url\([^{}]*\}\s*\}", "", text)
    return re.sub(r"[^{}]*\{[^{}]*url\([^{}]*\}|[^{}]*(?:crest|crown)[^{}]*\{[^{}]*\}", "", text)


def script(text: str) -> str:
    """The script without the line that names its source map."""
    return re.sub(r"//# sourceMappingURL=.*", "", text).rstrip() + "\n"


def main(package: Path) -> int:
    """Write both files and the licence; gives the exit code."""
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    source = package / "dist" / "govuk"
    made = {
        "frontend.css": stylesheet((source / "govuk-frontend.min.css").read_text(encoding="utf-8")) + "\n",
        "frontend.js": script((source / "govuk-frontend.min.js").read_text(encoding="utf-8")),
    }
    left = {name: sorted(set(MARKS.findall(text))) for name, text in made.items() if MARKS.search(text)}
    if left:
        print(f"These are still there: {left}.", file=sys.stderr)
        return 1
    for name, text in {**made, "frontend-LICENCE.txt": LICENCE.format(version=version)}.items():
        (STATIC / name).write_text(text.replace("\r\n", "\n"), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
