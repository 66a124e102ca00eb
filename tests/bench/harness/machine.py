"""What the figures were measured on, without anything that names the machine."""

import os
import platform
import re
import subprocess


def _first(path, pattern, default="unknown"):
    try:
        with open(path) as file:
            found = re.search(pattern, file.read(), re.MULTILINE)
        return found.group(1).strip() if found else default
    except OSError:
        return default


def _output(command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20)
        return (done.stdout or done.stderr).strip()
    except (OSError, subprocess.TimeoutExpired):
        return ""


def describe():
    memory = int(_first("/proc/meminfo", r"^MemTotal:\s+(\d+)", "0")) / 1024 / 1024
    java = re.search(r'version "([^"]+)"', _output(["java", "-version"]))
    flags = _first("/proc/cpuinfo", r"^flags\s*:(.*)$", "")
    return {
        "cpu": _first("/proc/cpuinfo", r"^model name\s*:(.*)$"),
        "cores": os.cpu_count(),
        "virtual": "hypervisor" in flags.split(),
        "memoryGiB": round(memory, 1),
        "system": _first("/etc/os-release", r'^PRETTY_NAME="?([^"\n]+)'),
        "kernel": re.match(r"[\d.]*\d", platform.release()).group(0),
        "java": java.group(1) if java else "unknown",
        "python": platform.python_version(),
    }


def commit(source):
    return _output(["git", "-C", source, "rev-parse", "--short=10", "HEAD"])
