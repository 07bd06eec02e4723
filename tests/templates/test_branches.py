"""Which letters of a template are alternatives: capitals stand for content, `A|B` for two that exclude each other."""

from itertools import combinations

import pytest

from contentlint.templates import Branches, mask
from contentlint.templates.branches import BranchBuilder


def alternatives(text: str) -> set[str]:
    """The pairs of marks (⟨A⟩ and so on) that never both reach the page, as `AB`."""
    branches = mask(text).branches
    marks = {letter: text.index(f"⟨{letter}⟩") for letter in "ABCDEF" if f"⟨{letter}⟩" in text}
    return {a + b for a, b in combinations(marks, 2) if branches.alternative(marks[a], marks[b])}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Jinja, Twig, Django, Liquid
        ("{% if a %}⟨A⟩{% else %}⟨B⟩{% endif %}⟨C⟩", {"AB"}),
        ("{% if a %}⟨A⟩{% elif b %}⟨B⟩{% else %}⟨C⟩{% endif %}", {"AB", "AC", "BC"}),
        ("{% if a %}⟨A⟩{% elsif b %}⟨B⟩{% elseif c %}⟨C⟩{% endif %}", {"AB", "AC", "BC"}),
        ("{%- unless a -%}⟨A⟩{%- else -%}⟨B⟩{%- endunless -%}", {"AB"}),
        ("{% case a %}{% when 1 %}⟨A⟩{% when 2 %}⟨B⟩{% else %}⟨C⟩{% endcase %}", {"AB", "AC", "BC"}),
        ("{% switch a %}{% case 1 %}⟨A⟩{% case 2 %}⟨B⟩{% default %}⟨C⟩{% endswitch %}", {"AB", "AC", "BC"}),
        ("{% ifequal a b %}⟨A⟩{% else %}⟨B⟩{% endifequal %}", {"AB"}),
        ("{% for a in b %}⟨A⟩{% empty %}⟨B⟩{% endfor %}", {"AB"}),
        ("{% for a in b %}⟨A⟩{% else %}⟨B⟩{% endfor %}", {"AB"}),
        ("{% if a %}⟨A⟩{% else %}⟨B⟩{% end %}⟨C⟩", {"AB"}),
        ("{% if a %}⟨A⟩{% endif %}{% if b %}⟨B⟩{% endif %}", set()),
        ("{% if a %}⟨A⟩{% if b %}⟨B⟩{% else %}⟨C⟩{% endif %}{% else %}⟨D⟩{% endif %}", {"AD", "BC", "BD", "CD"}),
        ("{% if a %}{% for b in c %}⟨A⟩{% endfor %}{% else %}⟨B⟩{% endif %}", {"AB"}),
        ("{% blocktrans count n=n %}⟨A⟩{% plural %}⟨B⟩{% endblocktrans %}", {"AB"}),
        # Handlebars and Mustache
        ("{{#if a}}⟨A⟩{{else}}⟨B⟩{{/if}}⟨C⟩", {"AB"}),
        ("{{#if a}}⟨A⟩{{else if b}}⟨B⟩{{else}}⟨C⟩{{/if}}", {"AB", "AC", "BC"}),
        ("{{#unless a}}⟨A⟩{{^}}⟨B⟩{{/unless}}", {"AB"}),
        ("{{#each a}}⟨A⟩{{else}}⟨B⟩{{/each}}", {"AB"}),
        ("{{#a}}⟨A⟩{{/a}} {{^a}}⟨B⟩{{/a}}", {"AB"}),
        ("{{^a}}⟨A⟩{{/a}} {{#a}}⟨B⟩{{/a}} {{#a}}⟨C⟩{{/a}}", {"AB", "AC"}),
        ("{{#a}}⟨A⟩{{/a}} {{^b}}⟨B⟩{{/b}}", set()),
        ("{{#x}}{{#a}}⟨A⟩{{/a}}{{/x}} {{#y}}{{^a}}⟨B⟩{{/a}}{{/y}}", set()),
        # Go and Hugo
        ("{{ if .a }}⟨A⟩{{ else if .b }}⟨B⟩{{ else }}⟨C⟩{{ end }}⟨D⟩", {"AB", "AC", "BC"}),
        ("{{- with .a -}}⟨A⟩{{- else -}}⟨B⟩{{- end -}}", {"AB"}),
        ("{{ range .a }}⟨A⟩{{ else }}⟨B⟩{{ end }}", {"AB"}),
        ('{{ define "main" }}{{ if .a }}⟨A⟩{{ else }}⟨B⟩{{ end }}⟨C⟩{{ end }}', {"AB"}),
        # ERB
        ("<% if a %>⟨A⟩<% elsif b %>⟨B⟩<% else %>⟨C⟩<% end %>⟨D⟩", {"AB", "AC", "BC"}),
        ("<% unless a -%>⟨A⟩<%- else -%>⟨B⟩<%- end -%>⟨C⟩", {"AB"}),
        ("<% if a %><% b.each do |c| %>⟨A⟩<% end %>⟨B⟩<% else %>⟨C⟩<% end %>", {"AC", "BC"}),
        ("<% if a %><%= form_for b do |f| %>⟨A⟩<% end %>⟨B⟩<% else %>⟨C⟩<% end %>", {"AC", "BC"}),
        ("<% case a %><% when 1 %>⟨A⟩<% when 2 %>⟨B⟩<% end %>", {"AB"}),
        ("<% if a %>⟨A⟩<% puts 1 if b %><% else %>⟨B⟩<% end %>", {"AB"}),
        ("<% if a # it's b %>⟨A⟩<% else %>⟨B⟩<% end %>", {"AB"}),
        # EJS and JSP
        ("<% if (a) { %>⟨A⟩<% } else if (b) { %>⟨B⟩<% } else { %>⟨C⟩<% } %>⟨D⟩", {"AB", "AC", "BC"}),
        ("<% if (a) { %><% b.forEach(function (c) { %>⟨A⟩<% }) %>⟨B⟩<% } else { %>⟨C⟩<% } %>", {"AC", "BC"}),
        ("<% if (a) { %>⟨A⟩<% } %><% if (b) { %>⟨B⟩<% } %>", set()),
        # classic ASP
        ('<% If a = "x" Then %>⟨A⟩<% ElseIf b Then %>⟨B⟩<% Else %>⟨C⟩<% End If %>⟨D⟩', {"AB", "AC", "BC"}),
        ("<% If a Then %><% For Each b In c %>⟨A⟩<% Next %>⟨B⟩<% Else %>⟨C⟩<% End If %>", {"AC", "BC"}),
        ("<% Select Case a %><% Case 1 %>⟨A⟩<% Case 2 %>⟨B⟩<% End Select %>⟨C⟩", {"AB"}),
        ("<% If a Then b = 1 %>⟨A⟩<% Else %>⟨B⟩", set()),
        # PHP
        ("<?php if ($a): ?>⟨A⟩<?php elseif ($b): ?>⟨B⟩<?php else: ?>⟨C⟩<?php endif; ?>⟨D⟩", {"AB", "AC", "BC"}),
        ("<?php if ($a) { ?>⟨A⟩<?php } elseif ($b) { ?>⟨B⟩<?php } else { ?>⟨C⟩<?php } ?>⟨D⟩", {"AB", "AC", "BC"}),
        ("<?php if ($a) { ?>⟨A⟩<?php } else if ($b) { ?>⟨B⟩<?php } ?>⟨C⟩", {"AB"}),
        ("<? if (f($a, g(1))) : ?>⟨A⟩<? else : ?>⟨B⟩<? endif ?>", {"AB"}),
        ("<?php if ($a): foreach ($b as $c): ?>⟨A⟩<?php endforeach; else: ?>⟨B⟩<?php endif; ?>⟨C⟩", {"AB"}),
        ("<?php if ($a == ':{') : // if (x): ?>⟨A⟩<?php else: ?>⟨B⟩<?php endif; ?>⟨C⟩", {"AB"}),
        ("<?php switch ($a): case 1: ?>⟨A⟩<?php break; case 2: ?>⟨B⟩<?php endswitch; ?>⟨C⟩", {"AB"}),
        ("<?php switch ($a) { case 1: ?>⟨A⟩<?php case 2: ?>⟨B⟩<?php break; default: ?>⟨C⟩<?php } ?>", {"AC", "BC"}),
        ("<?php if ($a) $b = 1; ?>⟨A⟩<?php if ($c) { ?>⟨B⟩<?php } ?>", set()),
        ("<?php $a = $b ? 1 : 2; ?>⟨A⟩<?php $c = $d ?: 3; ?>⟨B⟩", set()),
        # server-side includes
        ('<!--#if expr="$a" -->⟨A⟩<!--#else -->⟨B⟩<!--#endif -->⟨C⟩', {"AB"}),
        # more than one syntax
        ("<?php if ($a): ?>{{#if b}}⟨A⟩{{else}}⟨B⟩{{/if}}<?php else: ?>⟨C⟩<?php endif ?>", {"AB", "AC", "BC"}),
    ],
)
def test_arms_of_one_chain_are_alternatives(text: str, expected: set[str]) -> None:
    assert alternatives(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% else %}⟨A⟩{% endif %}⟨B⟩", set()),
        ("{% if a %}⟨A⟩{% else %}⟨B⟩", {"AB"}),
        ("{% if a %}⟨A⟩{% endfor %}{% else %}⟨B⟩{% endif %}", {"AB"}),
        ("{% if a %}{% for b in c %}⟨A⟩{% endif %}⟨B⟩", set()),
        ("{{/if}}⟨A⟩{{else}}⟨B⟩", set()),
        ("{{#if a}}{{#b}}⟨A⟩{{/if}}⟨B⟩", set()),
        ("<% end %>⟨A⟩<% else %>⟨B⟩", set()),
        ("<?php } ?>⟨A⟩<?php } else { ?>⟨B⟩<?php endif; ?>", set()),
    ],
)
def test_unbalanced_templates_are_read_as_far_as_they_go(text: str, expected: set[str]) -> None:
    assert alternatives(text) == expected


def test_comments_and_raw_content_open_nothing() -> None:
    assert alternatives("{# {% if a %} #}⟨A⟩{# {% else %} #}⟨B⟩") == set()
    assert alternatives("{% raw %}{% if a %}⟨A⟩{% else %}⟨B⟩{% endraw %}") == set()


def test_no_branches_have_no_alternatives() -> None:
    assert not Branches().alternative(0, 10**6)


def test_nothing_is_an_alternative_of_itself() -> None:
    branches = mask("{% if a %}x{% else %}y{% endif %}").branches
    assert not any(branches.alternative(at, at) for at in range(33))


def test_deep_nesting_is_answered() -> None:
    depth = 2000
    text = "{% if a %}" * depth + "⟨A⟩{% else %}⟨B⟩" + "{% endif %}" * depth + "⟨C⟩"
    assert alternatives(text) == {"AB"}


def test_a_block_is_reopened_only_where_it_was_closed() -> None:
    builder = BranchBuilder()
    builder.open("x", "if", 1)
    block = builder.close("x", 2)
    assert block is not None
    builder.open("x", "for", 3)
    assert not builder.reopen(block, 4)
