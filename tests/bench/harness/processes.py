"""Processes that the benchmark starts, and ends; nothing else is ever signalled."""

import ctypes
import os
import signal
import subprocess
import time
from dataclasses import dataclass

_TICKS = os.sysconf("SC_CLK_TCK")
_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


class BenchError(Exception):
    """What a person has to be told; shown without a traceback."""


def _end_with_parent():
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


class Process:
    """A child with its output in a file. Used as a context manager it is stopped at the end."""

    def __init__(self, name, command, log, cwd=None):
        self.name = name
        self.log = log
        self.started = time.monotonic()
        with open(log, "wb") as out:
            self._child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                                           cwd=cwd, preexec_fn=_end_with_parent)
        self.pid = self._child.pid

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def running(self):
        return self._child.poll() is None

    def require_running(self):
        if not self.running():
            raise BenchError(f"{self.name} ended by itself (code {self._child.returncode}):\n{self.tail()}")

    def stop(self, patience=60):
        """SIGTERM, and SIGKILL when that does not help. Returns whether it ended by itself in time."""
        if not self.running():
            return True
        self._child.terminate()
        try:
            self._child.wait(patience)
            return True
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
            return False

    def tail(self, lines=15):
        with open(self.log, errors="replace") as file:
            return "".join(file.readlines()[-lines:])


def run(command, what, timeout=600):
    """The output of a helper that has to succeed."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout,
                          preexec_fn=_end_with_parent)
    if done.returncode != 0:
        raise BenchError(f"{what} failed ({done.returncode}):\n{done.stderr.strip()[-3000:]}")
    return done.stdout


def cpu_seconds(pid):
    """User and system time of a process, with its ended threads; 0 when it is gone."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS


def memory_mib(pid, field="VmHWM"):
    try:
        with open(f"/proc/{pid}/status") as file:
            for line in file:
                if line.startswith(field + ":"):
                    return int(line.split()[1]) / 1024
    except (FileNotFoundError, ProcessLookupError):
        pass
    return 0.0


@dataclass
class _Moment:
    wall: float
    busy: float
    own: dict


class ForeignLoad:
    """How much of the machine others used during a measurement: everything that is not one of our processes."""

    def __init__(self, pids):
        self._pids = list(pids)
        self._start = self._now()

    def watch(self, pid):
        self._pids.append(pid)
        self._start.own[pid] = cpu_seconds(pid)

    def share(self):
        """0 … 1 of all cores, time stolen by the hypervisor included."""
        end = self._now()
        wall = (end.wall - self._start.wall) * os.cpu_count()
        own = sum(max(0.0, end.own[pid] - self._start.own[pid]) for pid in self._pids)
        return max(0.0, (end.busy - self._start.busy - own) / wall)

    def _now(self):
        with open("/proc/stat") as file:
            fields = [int(value) for value in file.readline().split()[1:]]
        user, nice, system, _idle, _iowait, irq, softirq, steal = fields[:8]
        return _Moment(time.monotonic(), (user + nice + system + irq + softirq + steal) / _TICKS,
                       {pid: cpu_seconds(pid) for pid in self._pids})
