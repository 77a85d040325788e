"""Run the examples of labels of elements, names of the catalogue and prefixes of organisations.

Takes a rulebook, gives a fault for each example that is read as something else; never changes how a text is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.matching.labels import LabelMatcher, label_matcher
from pipeline.matching.organisation_labels import agency_name, match_organisation_label
from pipeline.matching.organisations import mention_words
from pipeline.matching.prefixes import prefix_finder
from pipeline.records import Scope
from pipeline.rulebook import Rulebook
from pipeline.rulebook.catalogue import SECTION_OF
from pipeline.rulebook.mistakes import Fault, Steps, example_faults
from pipeline.rulebook.organisations import OrganisationRules

_NUMBERED: dict[str, tuple[str, Scope, str]] = {
    "indicator": ("๓", "indicator", "3"), "sub_indicator": ("๙.๓", "sub_indicator", "9.3"),
}  # fmt: skip


def matching_faults(rulebook: Rulebook) -> Iterator[Fault]:
    """Yield a fault for each example of labels, elements and prefixes of organisations that is read otherwise."""
    matcher = label_matcher(rulebook)
    yield from _labels(rulebook, matcher)
    yield from _words(rulebook, matcher)
    yield from _elements(rulebook, matcher)
    yield from _organisations(rulebook.organisations)


def _labels(rulebook: Rulebook, matcher: LabelMatcher) -> Iterator[Fault]:
    rules = rulebook.labels
    for at, label in enumerate(rules.examples):
        reading = matcher.read(label.text, label.year)
        read = (*reading.best.key, reading.part) if reading.best is not None else None
        yield from example_faults(("labels", "examples", at), label.text, read, (label.scope, label.code, label.part))
    for at, part in enumerate(rules.part_examples):
        yield from example_faults(("labels", "part_examples", at), part.text, matcher.read(part.text).part, part.part)
    for at, text in enumerate(rules.counter_examples):
        for year in (None, *(framework.year for framework in rulebook.frameworks.values())):
            yield from example_faults(("labels", "counter_examples", at), text, _best(matcher, text, year), None)


def _words(rulebook: Rulebook, matcher: LabelMatcher) -> Iterator[Fault]:
    """Yield faults of prefixes, acronyms and words for the overall score, each tried in a minimal label."""
    rules = rulebook.labels
    for kind, words in rules.prefixes.items():
        number, scope, code = _NUMBERED.get(kind, ("๓", None, None))
        for at, word in enumerate(words):
            reading = matcher.read(f"{word} {number}")
            printed = reading.printed.printed if reading.printed is not None else None
            yield from example_faults(("labels", "prefixes", kind, at), reading.text, printed, number)
            if scope is not None:
                best = reading.best.key if reading.best is not None else None
                yield from example_faults(("labels", "prefixes", kind, at), reading.text, best, (scope, code))
    for instrument, forms in rules.acronyms.items():
        for at, form in enumerate(forms):
            text, wanted = f"คะแนน {form}", ("instrument", instrument)
            yield from example_faults(("labels", "acronyms", instrument, at), text, _best(matcher, text), wanted)
    for at, word in enumerate(rules.overall.names):
        yield from example_faults(("labels", "overall", at), word, _best(matcher, word), ("overall", "ITA"))


def _elements(rulebook: Rulebook, matcher: LabelMatcher) -> Iterator[Fault]:
    """Yield faults of names, aliases and examples of the catalogue, in every year that uses the element."""
    for framework in rulebook.frameworks.values():
        for (scope, code), key in framework.keys.items():
            if scope == "overall":
                continue  # its words are those of labels.yml
            section = SECTION_OF[scope]
            names = rulebook.elements.section(section)[key]
            texts: list[tuple[Steps, str]] = [(("name_th",), names.name_th)] if names.name_th is not None else []
            texts += [(("aliases", at), alias) for at, alias in enumerate(names.aliases)]
            texts += [(("examples", at), example) for at, example in enumerate(names.examples)]
            for below, text in texts:
                steps = ("elements", section, key, *below)
                yield from example_faults(steps, text, _best(matcher, text, framework.year), (scope, code))


def _best(matcher: LabelMatcher, text: str, year: int | None = None) -> tuple[Scope, str] | None:
    best = matcher.read(text, year).best
    return best.key if best is not None else None


def _organisations(rules: OrganisationRules) -> Iterator[Fault]:
    finder = prefix_finder(rules)
    for at, example in enumerate(rules.prefixes.examples):
        read = [(hit.kind, example.text[hit.name_start : hit.name_end]) for hit in finder.find(example.text)]
        steps = ("organisations", "prefixes", "examples", at)
        yield from example_faults(steps, example.text, read, [(example.kind, example.name)])
    words = mention_words(rules)
    for at, line in enumerate(rules.prefixes.agency_examples):
        names = [agency_name(line.text[start:end], rules) for _, start, end in words.agencies(line.text, True)]
        yield from example_faults(
            ("organisations", "prefixes", "agency_examples", at), line.text, names, [line.name] if line.name else []
        )
    for at, text in enumerate(rules.prefixes.counter_examples):
        steps = ("organisations", "prefixes", "counter_examples", at)
        names = [text[hit.name_start : hit.name_end] for hit in finder.find(text)]
        yield from example_faults(steps, text, names, [])
        label = match_organisation_label(text, rules)
        yield from example_faults(steps, text, label.kind if label is not None else None, None)
