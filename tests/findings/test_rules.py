"""Rules: stable codes, and words that say the same in both languages."""

import re
from string import Formatter

import pytest

from ctscore.findings import Rule, usage_rules
from ctscore.findings.rule import rules_of
from ctscore.phrases import Words
from ctscore.rule_docs import DATA_RULES, RULES
from ctscore.seals import NO_SEALS


def fields(template: str) -> set[str]:
    """Return the places of a template; those that exist for one language only count as one."""
    return {re.sub(r"_(vi|en)$", "", name) for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_both_languages_tell_the_same_facts(rule: Rule) -> None:
    for words in (rule.message, rule.hint):
        assert fields(words.vi) == fields(words.en)
        assert words.vi != words.en or not re.search(r"\w", re.sub(r"{\w+}", "", words.vi))


def test_codes_and_names_are_unique() -> None:
    rules = (*DATA_RULES, NO_SEALS, *rules_of(usage_rules))
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)
    assert all(re.fullmatch(r"CT\d{3}", rule.code) for rule in rules)


def test_a_suggestion_is_a_question_and_none_is_nothing() -> None:
    words = Words("không có `{given}`{suggestion}", "no `{given}`{suggestion}")
    assert words.fill("en", {"given": "a", "near": "b"}) == "no `a`; did you mean `b`?"
    assert words.fill("vi", {"given": "a", "near": "b"}) == "không có `a`; có phải là `b`?"
    assert words.fill("en", {"given": "{a}", "near": ""}) == "no `{a}`"
