"""Opens Word files in LibreOffice, brings every field and the contents table up to date, and tells what it prints.

Run by the Python that has LibreOffice's ``uno`` module, which is seldom the one of the tests:
``python3 libreoffice_fields.py FILE...``. Prints a JSON object for each file, one a line: ``lines`` are [style, number,
text] of every paragraph after the fields were brought up to date, ``contents`` the entries of the contents table after
it was made anew. The files must have no comments: LibreOffice 7.4 without a screen crashes on them.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue


def main(*files: str) -> None:
    with tempfile.TemporaryDirectory() as profile:
        pipe = "docgen" + Path(profile).name
        office = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                f"-env:UserInstallation={Path(profile).as_uri()}",
                f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            desktop = connect(pipe)
            # Copies: LibreOffice writes a lock beside the file it opens.
            for file in files:
                print(json.dumps(reading(desktop, shutil.copy(file, profile))))
            desktop.terminate()
            office.wait(20)
        finally:
            office.kill()


def connect(pipe: str):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.1)
        else:
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    raise SystemExit("LibreOffice did not start")


def reading(desktop, file: str) -> dict:
    hidden = PropertyValue()
    hidden.Name, hidden.Value = "Hidden", True
    document = loaded(desktop, Path(file).resolve().as_uri(), (hidden,))
    document.getTextFields().refresh()
    lines = list(paragraphs(document.Text))
    indexes = document.getDocumentIndexes()
    contents = []
    for number in range(indexes.getCount()):
        index = indexes.getByIndex(number)
        index.update()
        contents += index.getAnchor().getString().splitlines()
    result = {"lines": lines, "contents": [entry for entry in contents if entry.strip()]}
    document.close(True)
    return result


def loaded(desktop, address: str, how: tuple):
    # LibreOffice answers before it can open a file.
    for _ in range(100):
        document = desktop.loadComponentFromURL(address, "_blank", 0, how)
        if document is not None:
            return document
        time.sleep(0.1)
    raise SystemExit(f"LibreOffice could not open {address}")


def paragraphs(text):
    items = text.createEnumeration()
    while items.hasMoreElements():
        item = items.nextElement()
        if item.supportsService("com.sun.star.text.TextTable"):
            for name in item.getCellNames():
                yield from paragraphs(item.getCellByName(name))
        else:
            yield [item.ParaStyleName, item.ListLabelString, item.getString()]


if __name__ == "__main__":
    main(*sys.argv[1:])
