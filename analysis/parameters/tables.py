"""All rules, in the order in which they may claim a number."""

from __future__ import annotations

from analysis.parameters import (
    rules_assignment,
    rules_change,
    rules_conduct,
    rules_disputes,
    rules_fees,
    rules_leaving,
    rules_liability,
    rules_notice,
    rules_service,
    rules_term,
)
from analysis.parameters.rules import Rule

_TABLES = (
    rules_fees,
    rules_change,
    rules_notice,
    rules_conduct,
    rules_assignment,
    rules_liability,
    rules_term,
    rules_leaving,
    rules_service,
    rules_disputes,
)
RULES: tuple[Rule, ...] = tuple(rule for table in _TABLES for rule in table.RULES)
