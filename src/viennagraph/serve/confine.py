"""What a process that answers queries may not do: open connections, take all memory.

The lexer refuses queries that ask other servers; here the kernel refuses the connection, should a
query get past it.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import resource
import sys
import threading
import time
from pathlib import Path
from typing import Final

_LOAD: Final = 0x20  # BPF: load a word of the system call's data
_EQUAL: Final = 0x15
_AT_LEAST: Final = 0x35
_RETURN: Final = 0x06
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000 | errno.EACCES
_NUMBER: Final = 0
_MACHINE: Final = 4
_OTHER_NUMBERS: Final = 0x40000000  # where another set of numbers begins on x86-64
_NO_NEW_PRIVILEGES: Final = 38
_SET_FILTER: Final = 22
_MODE: Final = 2
# The machine as the kernel names it, and there: socket, execve, execveat, io_uring_setup.
_MACHINES: Final = {
    "x86_64": (0xC000003E, (41, 59, 322, 425)),
    "aarch64": (0xC00000B7, (198, 221, 281, 425)),
}


class _Step(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_ushort),
        ("if_true", ctypes.c_ubyte),
        ("if_false", ctypes.c_ubyte),
        ("value", ctypes.c_uint),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(_Step)))


def forbid_connections() -> bool:
    """Lets the kernel refuse this process every new socket, for good; says whether it does.

    It does on Linux, on the processors whose system calls are known here.
    """
    if sys.platform != "linux" or platform.machine() not in _MACHINES:
        return False
    machine, numbers = _MACHINES[platform.machine()]
    steps = _filter(machine, numbers)
    program = _Program(len(steps), ctypes.cast(steps, ctypes.POINTER(_Step)))
    system = ctypes.CDLL(None, use_errno=True)
    if system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not system.prctl(_SET_FILTER, _MODE, ctypes.byref(program), 0, 0)


def limit_memory(more: int) -> None:
    """Lets the process take so many bytes more than it has now."""
    limit = _data() + more
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def end_with_parent() -> None:
    """Ends the process when the one that started it is gone, whatever it is busy with."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _filter(machine: int, numbers: tuple[int, ...]) -> ctypes.Array[_Step]:
    many = len(numbers)
    # Jumps count the steps that they leave out; the last step refuses.
    steps = [
        _Step(_LOAD, 0, 0, _MACHINE),
        _Step(_EQUAL, 0, many + 3, machine),
        _Step(_LOAD, 0, 0, _NUMBER),
        _Step(_AT_LEAST, many + 1, 0, _OTHER_NUMBERS),
        *(_Step(_EQUAL, many - place, 0, number) for place, number in enumerate(numbers)),
        _Step(_RETURN, 0, 0, _ALLOW),
        _Step(_RETURN, 0, 0, _REFUSE),
    ]
    return (_Step * len(steps))(*steps)


def _data() -> int:
    """The bytes of memory that the process can write to now."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    lines = dict(line.partition(":")[::2] for line in status.read_text("ascii").splitlines())
    return int(lines["VmData"].split()[0]) * 1024
