import contentlint
from contentlint import Config


def message(words: str) -> str:
    [found] = contentlint.lint_text(
        f'<html lang="en"><p>{words}</p></html>', config=Config(select=("text-plain-word",))
    )
    return found.message


def test_a_plainer_word_has_the_ending_of_the_one_it_stands_for() -> None:
    assert '"illnesses" is plainer' in message("We look after many ailments in the valley.")
    assert '"checked" is plainer' in message("Your knee is evaluated by two of us.")
    assert '"checking" is plainer' in message("We begin by evaluating your knee.")
