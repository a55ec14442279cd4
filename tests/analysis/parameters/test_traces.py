from __future__ import annotations

import pytest

from analysis.parameters import LABELS
from analysis.parameters.traces import TRACES, Trace, traces
from analysis.subjects.provisions import Provision
from analysis.subjects.topics import LABELS as TOPICS


@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace.key)
def test_a_trace_is_seen_in_its_own_sentences_and_no_others(trace: Trace) -> None:
    assert trace.yes
    assert trace.no
    for sentence in trace.yes:
        assert trace(sentence), sentence
    for sentence in trace.no:
        assert not trace(sentence), sentence


def test_every_parameter_has_its_trace_and_every_topic_exists() -> None:
    assert sorted(trace.key for trace in TRACES) == sorted(LABELS)
    assert {topic for trace in TRACES for topic in trace.topics} <= set(TOPICS)


def test_a_provision_on_another_subject_is_not_looked_at() -> None:
    renewal = Provision("本則/第4条", "更新", ("契約は自動的に更新されます。",), ("本則/第4条/第1項",))
    assert traces("renewal.length", [(renewal, ("renewal",))]) == ("本則/第4条/第1項",)
    assert traces("renewal.length", [(renewal, ("ip_rights",))]) == ()
    assert traces("no.such_key", [(renewal, ("renewal",))]) == ()


def test_a_sentence_ends_what_belongs_together() -> None:
    apart = Provision("本則/第1条", "", ("遅延損害金がある。支払は月末とする。",), ("本則/第1条",))
    assert traces("late_interest.rate", [(apart, ())]) == ()


def test_the_history_of_a_document_settles_nothing_but_its_dates() -> None:
    past = Provision("改定履歴", "", ("遅延損害金を支払う旨を改めた。改定日：春",), ("改定履歴",))
    assert traces("late_interest.rate", [(past, ())]) == ()
    assert traces("revision_date", [(past, ())]) == ("改定履歴",)
