#!/usr/bin/env python3
"""Starts a command and prints the milliseconds from its exec to the first 200 of a URL, asked every 10 ms.

The command stays in the background: its process id is in --pidfile, with its start time, from its first moment on, its output in --log.
A program of its own because a curl for every question would take the cores from what is being started.
"""
import argparse
import http.client
import subprocess
import sys
import time
import urllib.parse


def start_time(pid: int) -> str:
    """Field 22 of /proc/PID/stat: with the id it names this process and no later one."""
    with open(f"/proc/{pid}/stat") as stat:
        return stat.read().rpartition(") ")[2].split()[19]


def answers_200(address: urllib.parse.SplitResult) -> bool:
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=5)
    try:
        connection.request("GET", f"{address.path}?{address.query}")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pidfile", required=True)
    parser.add_argument("--log", required=True)
    parser.add_argument("--timeout", type=float, required=True)
    parser.add_argument("url")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    address = urllib.parse.urlsplit(options.url)

    with open(options.log, "ab") as log:
        begin = time.monotonic()
        # A session of its own: Ctrl-C goes to bench/run, which stops things in order.
        process = subprocess.Popen(
            options.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
    with open(options.pidfile, "w") as pidfile:
        pidfile.write(f"{process.pid} {start_time(process.pid)}\n")

    question = begin
    while time.monotonic() - begin < options.timeout:
        if answers_200(address):
            print(round((time.monotonic() - begin) * 1000))
            return 0
        if process.poll() is not None:
            print(f"it ended with exit code {process.returncode}", file=sys.stderr)
            return 1
        question += 0.010
        time.sleep(max(0.0, question - time.monotonic()))
    print(f"no 200 within {options.timeout:.0f} s", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
