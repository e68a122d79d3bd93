"""From paths to documents: .txt, .html, .jsonl, .csv, folders of these, and standard input.

>>> from pathlib import Path
>>> [refusal.reason for refusal in read([Path("no such page.txt")])]
['no such file']
"""

from kg.read.entry import read, read_changed
from kg.read.refusal import Limits, Refusal
from kg.read.unread import Files, Unread

__all__ = ["Files", "Limits", "Refusal", "Unread", "read", "read_changed"]
