"""A filter in the Linux kernel, through which a child that reads strangers' files asks it.

What Python watches over, a bug in a library written in C walks past. The kernel itself then
refuses network, other processes and writing. A filter can never be taken off again.
"""

import ctypes
import errno
import platform
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WRITING = 0o1 | 0o2 | 0o100 | 0o1000 | 0o20000000  # O_WRONLY, RDWR, CREAT, TRUNC, unnamed TMPFILE
_AS_A_THREAD = 0x10000
_TYPE_INTO_A_TERMINAL = 0x5412
_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _BY_A_FILTER = 22, 38, 2
_ALLOW, _FAIL_WITH = 0x7FFF0000, 0x50000
# One instruction each: take a word of the question, compare it, mask it, answer.
_LOAD, _EQUALS, _AT_LEAST, _HAS_ANY, _ANSWER = 0x20, 0x15, 0x35, 0x45, 0x06
# Where in the question these stand; an argument takes eight bytes, the low half first.
_NUMBER_AT, _MACHINE_AT, _ARGUMENTS_AT, _ARGUMENT = 0, 4, 16, 8
# The other way in of a PC's kernel, with numbers of its own.
_X32 = 0x40000000

# Names of system calls with their numbers: on a PC, and on ARM; 0 where there is none.
_REFUSED = {
    # Network, and all other sockets: a desktop listens on some and does what it is told.
    "socket": (41, 198),
    "socketpair": (53, 199),
    "connect": (42, 203),
    "bind": (49, 200),
    "listen": (50, 201),
    "accept": (43, 202),
    "accept4": (288, 242),
    "sendto": (44, 206),
    "sendmsg": (46, 211),
    "sendmmsg": (307, 269),
    # What asks for several things at once, past this filter.
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    # Other processes.
    "execve": (59, 221),
    "execveat": (322, 281),
    "fork": (57, 0),
    "vfork": (58, 0),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424),
    "kill": (62, 129),
    # Names, rights and lengths of files.
    "creat": (85, 0),
    "unlink": (87, 0),
    "unlinkat": (263, 35),
    "rename": (82, 0),
    "renameat": (264, 38),
    "renameat2": (316, 276),
    "mkdir": (83, 0),
    "mkdirat": (258, 34),
    "rmdir": (84, 0),
    "link": (86, 0),
    "linkat": (265, 37),
    "symlink": (88, 0),
    "symlinkat": (266, 36),
    "mknod": (133, 0),
    "mknodat": (259, 33),
    "truncate": (76, 45),
    "ftruncate": (77, 46),
    "fallocate": (285, 47),
    "chmod": (90, 0),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, 0),
    "fchown": (93, 55),
    "lchown": (94, 0),
    "fchownat": (260, 54),
    "utime": (132, 0),
    "utimes": (235, 0),
    "futimesat": (261, 0),
    "utimensat": (280, 88),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    # Doors of the kernel itself that reading needs none of.
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "open_by_handle_at": (304, 265),
}
# Their arguments lie in memory, where a filter cannot look: said to be unknown, older ones are
# used instead.
_UNKNOWN = {"clone3": (435, 435), "openat2": (437, 437)}


@dataclass(frozen=True, slots=True)
class _If:
    """A call that depends on one of its arguments.

    Attributes:
        numbers: On a PC, and on ARM.
        argument: Counted from 0.
        test: ``_HAS_ANY`` of these bits, or ``_EQUALS`` this value.
        refuses: Whether that is refused, or the only thing that is not.
    """

    numbers: tuple[int, int]
    argument: int
    test: int
    value: int
    refuses: bool = True


_CONDITIONS = (
    _If((2, 0), 1, _HAS_ANY, _WRITING),  # open
    _If((257, 56), 2, _HAS_ANY, _WRITING),  # openat
    _If((16, 29), 1, _EQUALS, _TYPE_INTO_A_TERMINAL),  # ioctl
    _If((56, 220), 0, _HAS_ANY, _AS_A_THREAD, refuses=False),  # clone
)
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}


class _Instruction(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("skip_if_so", ctypes.c_uint8),
        ("skip_if_not", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("first", ctypes.POINTER(_Instruction)))


def filter_kernel_calls() -> bool:
    """Have the kernel refuse what reading needs none of; says whether it agreed.

    It holds for this thread and those it starts, and cannot be undone. Where there is no
    such filter nothing changes: Python's own watch is left.
    """
    if sys.platform != "linux" or platform.machine() not in _MACHINES:
        return False
    steps = list(_instructions(*_MACHINES[platform.machine()]))
    program = _Program(len(steps), (_Instruction * len(steps))(*steps))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    number = ctypes.c_ulong
    if prctl(_PR_SET_NO_NEW_PRIVS, number(1), number(0), number(0), number(0)):
        return False
    return not prctl(_PR_SET_SECCOMP, number(_BY_A_FILTER), ctypes.byref(program))


def _instructions(column: int, machine: int) -> Iterator[_Instruction]:
    """Give the filter for one sort of processor."""
    yield _Instruction(_LOAD, 0, 0, _MACHINE_AT)
    yield _Instruction(_EQUALS, 1, 0, machine)
    yield _fail(errno.EPERM)
    yield _Instruction(_LOAD, 0, 0, _NUMBER_AT)
    yield _Instruction(_AT_LEAST, 0, 1, _X32)
    yield _fail(errno.EPERM)
    yield from _all_refused(column, _UNKNOWN.values(), errno.ENOSYS)
    yield from _all_refused(column, _REFUSED.values(), errno.EPERM)
    for condition in _CONDITIONS:
        if condition.numbers[column]:
            yield from _refused_if(condition, condition.numbers[column])
    yield _Instruction(_ANSWER, 0, 0, _ALLOW)


def _all_refused(
    column: int, calls: Iterable[tuple[int, int]], reason: int
) -> Iterator[_Instruction]:
    for numbers in calls:
        if numbers[column]:
            yield _Instruction(_EQUALS, 0, 1, numbers[column])
            yield _fail(reason)


def _refused_if(condition: _If, number: int) -> Iterator[_Instruction]:
    """Answer one call for good, by its argument."""
    refused, allowed = _fail(errno.EPERM), _Instruction(_ANSWER, 0, 0, _ALLOW)
    yield _Instruction(_EQUALS, 0, 4, number)
    yield _Instruction(_LOAD, 0, 0, _ARGUMENTS_AT + _ARGUMENT * condition.argument)
    yield _Instruction(condition.test, 0, 1, condition.value)
    yield refused if condition.refuses else allowed
    yield allowed if condition.refuses else refused


def _fail(reason: int) -> _Instruction:
    return _Instruction(_ANSWER, 0, 0, _FAIL_WITH | reason)
