"""The graph for OpenRefine and its kin: a reconciliation service (W3C community group, API 0.2) on the standard library's server.

`index` finds things by name, `answers` says what the protocol asks for, `http` speaks it. The standard library's `http.server`
is enough here: one researcher, one machine, a read-only graph; a framework would bring ten packages for six addresses.
"""

from kg.serve.answers import Answers
from kg.serve.http import server

__all__ = ["Answers", "server"]
