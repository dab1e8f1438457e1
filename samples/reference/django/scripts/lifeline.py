"""Children that do not outlive us, whatever ends us: even `kill -9`, which we cannot answer."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import signal
    from collections.abc import Callable

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)


def until_we_end(how: signal.Signals) -> Callable[[], None]:
    """What a child calls before it becomes its program: Linux then sends it the signal at our end.

    Other systems know nothing like it: there a killed run leaves its processes to the user.
    """
    parent = os.getpid()

    def hold_on() -> None:
        if sys.platform == "linux":
            LIBC.prctl(PR_SET_PDEATHSIG, how.value)
            if os.getppid() != parent:
                os.kill(os.getpid(), how)

    return hold_on
