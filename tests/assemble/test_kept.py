"""The index keeps any characters that names may have."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.assemble.kept import Kept
from kg.knowledge import Knowledge
from kg.knowledge.ledger import Ledger
from kg.model import Kind, Thing
from kg.rdf import Sheet
from kg.resolve import resolve_again, resolve_all
from kg.store import Index
from tests import hostile

KNOWLEDGE = Knowledge()
NAMES = st.sampled_from(hostile.NAMES) | st.text(max_size=20)
KINDS = st.sampled_from([Kind.COMPANY, Kind.PROJECT, Kind.PARK, Kind.PERSON, Kind.MECHANISM, Kind.POLICY, Kind.REGION])
THINGS = st.builds(Thing, KINDS, NAMES, within=st.sampled_from([None, "140406"]), forms=st.tuples(NAMES))


def line(thing: Thing) -> bytes:
    page = Sheet("d", "", "text/plain", 0, None, None, None, None, None, (thing,), (), ())
    return page.to_json()[0]


@settings(max_examples=30)
@given(before=st.lists(THINGS, max_size=4, unique=True), more=st.lists(THINGS, max_size=2, unique=True))
def test_any_names_are_kept_and_resolved_again(
    before: list[Thing], more: list[Thing], tmp_path_factory: object
) -> None:
    path = Path(tmp_path_factory.mktemp("index")) / "things.sqlite"  # type: ignore[attr-defined]
    index = Index.new(path)
    kept = Kept(index, KNOWLEDGE)
    kept.fill(resolve_all(before, KNOWLEDGE, Ledger()), [("a", map(line, before))])
    index.commit("one")
    index.close()
    opened = Index.open(path, "one")
    assert opened is not None
    kept = Kept(opened, KNOWLEDGE)
    items = {kept.item(line(thing)) for thing in more}
    old = kept.things(items)
    opened.tell("b", map(line, more), kept.item)
    again = resolve_again(items, old, kept, KNOWLEDGE, Ledger())
    whole = resolve_all([*before, *more], KNOWLEDGE, Ledger()).identity
    assert {thing.key: again.identity.ids[thing.key] for thing in more} == {t.key: whole.ids[t.key] for t in more}
    ids, labels = kept.identity(before)
    assert set(ids) == {thing.key for thing in before}
    assert all(id in labels for id in ids.values())
    opened.close()
    assert Index.open(path, "two") is None
