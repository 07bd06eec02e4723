import hashlib
import json
import math

from contentlint.claims import Unit
from contentlint.claims.features import features
from contentlint.claims.lexicon import rules_file
from contentlint.claims.model import WEIGHTS, gate_of, probability, ranking, weigh, weights, worth_weighing


def test_the_weights_go_with_the_lexicon() -> None:
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert data["lexicon"] == hashlib.sha256(rules_file("claims.toml").read_bytes()).hexdigest()[:16]


def test_the_file_is_small() -> None:
    assert WEIGHTS.stat().st_size <= 720_000


def test_no_feature_is_longer_than_two_words() -> None:
    for name in weights().features:
        kind, _, words = name.partition(":")
        if kind in ("w", "b"):
            assert len(words.split()) <= 2


def test_every_weight_is_a_whole_number() -> None:
    known = weights()
    assert all(isinstance(w, int) for table in (known.features, known.gate_words) for w in table.values())


def test_a_claim_weighs_more_than_a_plain_statement() -> None:
    claim = probability(weigh(features(Unit("Acupuncture relieves chronic back pain."))))
    plain = probability(weigh(features(Unit("The needles are thin and sterile."))))
    assert 0 < plain < claim < 1


def test_the_ranking_holds_each_category_once() -> None:
    ranked = ranking(weigh(features(Unit("Our laser cures toenail fungus."))))
    assert len({name for name, _ in ranked}) == len(ranked)
    assert [p for _, p in ranked] == sorted((p for _, p in ranked), reverse=True)


def test_the_gate_needs_something_to_go_by() -> None:
    assert not worth_weighing({"monday", "closed"}, ("admin",))
    assert worth_weighing({"acupuncture", "relieves", "pain"}, ("treatment", "verb-reduce", "condition"))


def test_what_stands_above_opens_the_gate() -> None:
    plain = {"monday", "closed"}
    assert worth_weighing(plain, (), above=10_000)
    assert gate_of(("h:testimonial-heading", "h:no-such-class")) == gate_of(("h:testimonial-heading",)) > 0


def test_one_sum_holds_the_sums_of_all_categories() -> None:
    names = features(Unit("Our laser cures toenail fungus, says Zebulon, and nothing is safer."))
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    sums = {name: bias + sum(table.get(n, 0) for n in names) for name, (bias, table) in data["categories"].items()}
    assert {name: thousandths(p) for name, p in ranking(weigh(names))} == sums
    assert min(sums.values()) < 0 < max(sums.values())
    assert thousandths(probability(weigh(names))) == data["bias"] + sum(data["claim"].get(n, 0) for n in names)


def thousandths(p: float) -> int:
    return round(1000 * math.log(p / (1 - p)))


def test_a_feature_without_a_weight_changes_nothing() -> None:
    names = features(Unit("Our laser cures toenail fungus."))
    assert weigh(names | {"w:zebulon"}) == weigh(names)
