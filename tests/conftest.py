"""Hypothesis draws the same examples on every run, a slow machine fails no test, and interrupts are heard."""

import signal

from hypothesis import settings

settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci")

# A shell starts its background jobs deaf to interrupts, and what a deaf process starts is deaf too: the commands that
# the tests interrupt would never hear of it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
