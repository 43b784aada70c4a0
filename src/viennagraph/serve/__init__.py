"""The server: pages, linked data and SPARQL over one store, with limits that hold.

The process that listens routes, negotiates and keeps caches; queries and pages are answered by
processes of their own, which can be killed.
"""

from __future__ import annotations
