"""What is masked and how it is called, dialect by dialect."""

import re

import pytest

from contentlint.templates import CONTROL, OUTPUT, Masked, mask


def pieces(text: str) -> list[tuple[str, str]]:
    return [(region.kind, text[region.start : region.end]) for region in mask(text).regions]


def shown(text: str) -> str:
    return mask(text).text.replace(OUTPUT, "=").replace(CONTROL, ".")


@pytest.mark.parametrize("text", ["", "<p>Plain</p>", "a { b } c", "100 % sure (#1)", "--- a rule ---", "x < y > z"])
def test_plain_text_is_handed_back_as_it_is(text: str) -> None:
    assert mask(text) == Masked(text)
    assert mask(text).text is text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # Jinja, Twig, Nunjucks, Django, Liquid
        ("{{ page.title }}", "output"),
        ("{{- page.title | escape -}}", "output"),
        ('{{ "}}" }}', "output"),
        ("{{ a\n   .b }}", "output"),
        ("{% if a %}", "control"),
        ("{%- if a -%}", "control"),
        ("{%+ if a %}", "control"),
        ("{% set heading = 'Hips' %}", "control"),
        ("{% assign n = 3 %}", "control"),
        ("{% for d in doctors %}", "control"),
        ("{% endfor %}", "control"),
        ('{% if x == "%}" %}', "control"),
        ("{% load static %}", "control"),
        ("{% csrf_token %}", "output"),
        ("{% static 'knee.png' %}", "output"),
        ("{% url 'home' %}", "output"),
        ("{% trans 'Book now' %}", "output"),
        ("{# note #}", "comment"),
        ("{# two\nlines #}", "comment"),
        ("{%- # Liquid's line comment -%}", "comment"),
        ("{% comment %}{{ hidden }}{% endcomment %}", "comment"),
        ('{% comment "why" %}<h1>{% endcomment %}', "comment"),
        ("{% include 'nav.html' %}", "include"),
        ("{% include_relative nav.md %}", "include"),
        ("{% render 'card', doctor: d %}", "include"),
        ("{{ include('nav.html') }}", "include"),
        ("{% extends 'base.html' %}", "layout"),
        ("{% layout 'page' %}", "layout"),
        ("{% layout none %}", "control"),
        ("{% liquid\n  assign a = 1\n  echo a\n%}", "output"),
        ("{% liquid\n  assign a = 1\n%}", "control"),
        ("{% liquid\n  render 'card'\n%}", "include"),
        # Handlebars and Mustache
        ("{{{ body }}}", "output"),
        ("{{& body}}", "output"),
        ("{{#if a}}", "control"),
        ("{{~#each doctors as |d|~}}", "control"),
        ("{{else}}", "control"),
        ("{{^}}", "control"),
        ("{{/if}}", "control"),
        ("{{^team}}", "control"),
        ("{{=<% %>=}}", "control"),
        ("{{> header}}", "include"),
        ("{{#> page title='x'}}", "layout"),
        ("{{!< default}}", "layout"),
        ("{{! it's a note }}", "comment"),
        ("{{!-- {{ hidden }} --}}", "comment"),
        ("{{!-- tilde --~}}", "comment"),
        ("{{-- Blade's comment --}}", "comment"),
        # Go and Hugo
        ("{{/* a }} note */}}", "comment"),
        ("{{- /* a note */ -}}", "comment"),
        ('{{ partial "nav.html" . }}', "include"),
        ('{{ partialCached "nav.html" . | safeHTML }}', "include"),
        ('{{ template "nav" . }}', "include"),
        ('{{ $title := printf "%s" .Title }}', "control"),
        ('{{< figure src="x.png" >}}', "output"),
        ('{{% note "x" %}}', "output"),
        ("{{< /note >}}", "control"),
        # ERB, EJS, ASP, JSP
        ("<%= name %>", "output"),
        ("<%== name %>", "output"),
        ("<%- html %>", "output"),
        ("<%: Model.Name %>", "output"),
        ("<%- if a -%>", "control"),
        ("<%- @a = 1 -%>", "control"),
        ("<% if a %>", "control"),
        ("<%_ items.each do |i| _%>", "control"),
        ("<%# note %>", "comment"),
        ('<%# Eval("Name") %>', "output"),
        ("<%-- note %> --%>", "comment"),
        ('<%= render "nav" %>', "include"),
        ("<%- include('nav') %>", "include"),
        ('<%@ include file="nav.jsp" %>', "include"),
        ('<%@ Page Language="C#" %>', "control"),
        ('<%@ Page MasterPageFile="~/a.master" %>', "layout"),
        ("<% layout('page') %>", "layout"),
        ('<%= "%>" %>', "output"),
        # PHP
        ("<?= $title ?>", "output"),
        ("<?php echo $title; ?>", "output"),
        ("<?PHP the_title(); ?>", "output"),
        ("<? print $x ?>", "output"),
        ("<?php if ($a): ?>", "control"),
        ("<?php foreach ($xs as $x) { ?>", "control"),
        ("<?php } ?>", "control"),
        ("<?php $a = 'echo ?> b'; ?>", "control"),
        ("<?php /* echo ?> */ ?>", "control"),
        ("<?php while (have_posts()) : the_post(); ?>", "control"),
        ("<?php get_header(); ?>", "include"),
        ("<?php require_once __DIR__ . '/nav.php'; ?>", "include"),
        ("<?php\n$open = true;\n", "control"),
        ("<?php\necho $open;\n", "output"),
        # double square brackets
        ("[[ title ]]", "output"),
        ("[[*pagetitle]]", "output"),
        ("[[!Snippet? &tpl=`row`]]", "output"),
        ("[[++site_name]]", "output"),
        ("[[${name}]]", "output"),
        ("[[$header]]", "include"),
        ("[[/box]]", "control"),
        # server-side includes
        ('<!--#include virtual="/nav.html" -->', "include"),
    ],
)
def test_a_tag_is_one_region_of_its_kind(text: str, kind: str) -> None:
    assert pieces(f"<p>{text}") == [(kind, text)]


@pytest.mark.parametrize(
    "text",
    [
        "{{",
        "}}",
        "{{}}",
        "{{ never closed",
        "{% never closed",
        "{# never closed",
        "<% never closed",
        "<? never closed",
        "[[ never closed",
        "{% 5 %}",
        "## Knees {#knees}",
        "## Knees {#knees} and {#hips} #}",
        "<%% ERB writes this as <% %%>"[:8],
        '<?xml version="1.0"?>',
        "<?xml-stylesheet href='a.css'?>",
        "<?php-like ?>",
        "[[1]]",
        "[[1], [2]]",
        "[[12]](#note-12)",
        "[[Smith 2020]](https://example.org)",
        "[[two\nlines]]",
        "[[" + "a" * 201 + "]]",
        "<p>Type {{ here</p> and close }} there",
        "<script>var a = [[1,2],[3,4]]; var b = [[x, y]];</script>",
        "<script>render({{a: 1}})</script>",
        '<script type="application/json">{"a": {{"b": 1}}}</script>',
        "<script>function f(){{ return 1; }}</script>",
        "<script>if(a){{\n b()\n}}</script>",
        "<script>class A {#x = 1; y() { return '#}' }}</script>",
        "<style>@media print{a{color:red}}</style>",
        "<style>@media{{color:red}}</style>",
    ],
)
def test_a_literal_is_left_alone(text: str) -> None:
    assert mask(text).regions == ()
    assert mask(text).text == text


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        (
            '<script type="application/ld+json">{"name": {{ page.title | jsonify }}}</script>',
            "{{ page.title | jsonify }}",
        ),
        ("<script>var id = '{{ site.id }}';</script>", "{{ site.id }}"),
        ("<script>var url = {{ 'a.js' | asset_url }};</script>", "{{ 'a.js' | asset_url }}"),
        ("<style>h1 { color: {{ colour }}; }</style>", "{{ colour }}"),
        ("<script>var a = <?= json_encode($a) ?>;</script>", "<?= json_encode($a) ?>"),
        ("<script>var a = <%= raw a %>;</script>", "<%= raw a %>"),
    ],
)
def test_an_expression_in_a_script_or_style_is_masked(text: str, inner: str) -> None:
    assert pieces(text) == [("output", inner)]


def test_a_script_in_a_comment_opens_no_script() -> None:
    assert pieces("<!-- <script> --> [[ title ]]") == [("output", "[[ title ]]")]


def test_only_the_tag_after_an_unclosed_opener_is_masked() -> None:
    assert pieces("Write {{ to begin. {{ x }}") == [("output", "{{ x }}")]
    assert pieces("Write {% to begin. {% if x %}") == [("control", "{% if x %}")]
    assert pieces("Write <% to begin. <%= x %>") == [("output", "<%= x %>")]


def test_an_opener_in_a_string_does_not_end_the_tag() -> None:
    assert pieces('{{ "{{ a" }}') == [("output", '{{ "{{ a" }}')]


def test_raw_content_is_plain_text() -> None:
    assert shown("{% raw %}{{ x }}{% endraw %}{{ y }}") == "." * 9 + "{{ x }}" + "." * 12 + "=" * 7
    assert shown("{% verbatim %}{% if %}{% endverbatim %}") == "." * 14 + "{% if %}" + "." * 17


def test_a_tag_with_an_end_of_its_own_wraps_content_so_prints_nothing_itself() -> None:
    assert [kind for kind, _ in pieces("{% card %}Text{% endcard %}")] == ["control", "control"]
    assert [kind for kind, _ in pieces("{{< note >}}Text{{< /note >}}")] == ["control", "control"]
    assert [kind for kind, _ in pieces("{{< note />}}Text{{< /note >}}")] == ["output", "control"]


def test_go_keywords_count_only_where_blocks_end_as_in_go() -> None:
    assert [kind for kind, _ in pieces("{{ if .a }}x{{ end }}")] == ["control", "control"]
    assert [kind for kind, _ in pieces('{{if urgent "Today" "This week"}}')] == ["output"]
    assert [kind for kind, _ in pieces('{{ define "main" }}x{{ end }}')] == ["layout", "control"]


def test_line_breaks_stay_and_all_else_is_filled() -> None:
    assert shown("a{{ x |\r\n y }}b") == "a======\r\n=====b"
    assert shown("{# a\n\nb #}") == "....\n\n...."


def test_php_strings_may_hold_its_end_tag_and_an_open_string_does_not_swallow_the_page() -> None:
    assert shown("<?php $a = '?>'; ?>x") == "." * 19 + "x"
    assert shown("<?php // don't ?>x") == "." * 17 + "x"
    assert shown("<?php it's ?>x")[-1] == "x"
    assert shown("<?php $a = '?>';") == "." * 16


def test_open_php_reaches_to_the_end_but_open_short_tags_do_not() -> None:
    assert shown("<p><?php if ($a):\n$b = 1;") == "<p>" + "." * 14 + "\n" + "." * 7
    assert shown("<p><? if ($a):") == "<p><? if ($a):"


def test_the_body_is_what_stands_between_the_delimiters() -> None:
    text = "{{- x -}}{%- if a -%}{# c #}<%= y -%><?php echo 1; ?>{{!-- d --}}[[ e ]]{{< f >}}"
    assert [region.body for region in mask(text).regions] == ["x", "if a", "c", "y", "echo 1;", "d", "e", "f"]


def test_a_server_side_include_is_a_region_that_stands_unfilled() -> None:
    text = '<p><!--#include virtual="/nav.html" --></p>{{ x }}'
    masked = mask(text)
    assert masked.text == text[:-7] + OUTPUT * 7
    assert masked.regions[0].body == 'include virtual="/nav.html"'
    assert masked.has_includes


@pytest.mark.parametrize(
    ("text", "layout", "includes"),
    [
        ("{{ x }}", False, False),
        ("{% extends 'a' %}", True, False),
        ("{% include 'a' %}", False, True),
        ("---\nlayout: page\n---\n", True, False),
        ("---\nlayout: null\n---\n", False, False),
        ("---\ntitle: page\n---\n", False, False),
    ],
)
def test_what_kind_of_page_it_is(text: str, layout: bool, includes: bool) -> None:
    masked = mask(text)
    assert (masked.extends_layout, masked.has_includes) == (layout, includes)


def test_tags_within_attributes_and_tag_names_are_masked_in_place() -> None:
    text = '<a {% if x %}class="b"{% endif %} href="{{ url }}">{{ x }}</a>'
    assert shown(text) == "<a " + "." * 10 + 'class="b"' + "." * 11 + ' href="' + "=" * 9 + '">' + "=" * 7 + "</a>"


def test_fillers_are_noncharacters_of_unicode() -> None:
    assert re.fullmatch("[\ufdd0-\ufdef]{2}", OUTPUT + CONTROL)
