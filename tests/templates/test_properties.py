"""What holds for any text, and that hostile texts cost no more than their length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.templates import mask
from tests.hang import no_hang

WORDS = """
{{ }} {{{ }}} {% %} {# #} <% %> <%= <%# <%-- --%> <?php <? ?> <?= [[ ]] {{! {{!-- --}} {{/* */}} {{< >}} {{%
#if /if else ^x #x /x if end endif for endfor raw endraw comment endcomment case when switch(x) case: break;
do ( ) { } : ; ' " \\ | <script> </script> <style> </style> <!-- --> <!--#include <!--#if a 1 é İ 😀
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\r\n", " ", "---\n", "+++\n", '{"', "a: ", "a = "])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES, max_size=40).map(" ".join))


@given(TEXTS)
def test_only_regions_change_and_the_length_never_does(text: str) -> None:
    masked = mask(text)
    assert len(masked.text) == len(text)
    at = 0
    for region in masked.regions:
        assert at <= region.start < region.end
        assert masked.text[at : region.start] == text[at : region.start]
        inside = text[region.start : region.end]
        kept = {index for index, char in enumerate(inside) if char in "\r\n"}
        if not inside.startswith("<!--#"):
            expected = [char if index in kept else region.filler for index, char in enumerate(inside)]
            assert list(masked.text[region.start : region.end]) == expected
        at = region.end
    assert masked.text[at:] == text[at:]


@given(TEXTS, st.integers(0, 400), st.integers(0, 400))
def test_alternative_is_symmetric_and_never_reflexive(text: str, a: int, b: int) -> None:
    branches = mask(text).branches
    assert branches.alternative(a, b) == branches.alternative(b, a)
    assert not branches.alternative(a, a)


@given(st.sampled_from([("---\n", "\n---\n"), ("+++\n", "\n+++\n"), ("{", "\n}\nx")]), TEXTS)
def test_front_matter_stays_within_itself(fence: tuple[str, str], inner: str) -> None:
    text = fence[0] + inner + fence[1]
    if found := mask(text).front_matter:
        assert set(found.places) <= set(found.data)
        assert all(0 <= start <= end <= found.end for start, end in found.places.values())
        assert found.error is None or 0 <= found.error[1] <= len(text)


HOSTILE = [
    *("{{", "{", "{%", "{#", "<%", "<?", "[[", "---", "---\n", "+++\n", "{{!--", "{{/*", "{{<", "<%--", "<!--#"),
    *(
        "{{ a ",
        '{{ "',
        "{{ '\\",
        "{% raw %}",
        "{% comment %}",
        "{% if a %}",
        "{% endif %}",
        "{{#a}}",
        "{{/a}}",
        "<?php /* ?>",
    ),
    *("<?php ' ?>", "<?php if(a){ ?>", "<?php } ?>", "<% do %>", "<% end %>", "<% ' %>", "<script>{{", "<!--{{", "[[a"),
]


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("tail", ["", "}}%}#}%>?>]]\n---\n"])
def test_hostile_texts_are_read_without_hanging(unit: str, tail: str) -> None:
    text = unit * (100_000 // len(unit)) + tail
    with no_hang():
        assert len(mask(text).text) == len(text)
