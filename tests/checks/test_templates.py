"""What template code writes is unknown: rules about names, headings, links and pages say nothing of it."""

import pytest

from contentlint.config import Config
from contentlint.engine import lint
from contentlint.source import Source

SILENT = {
    "jinja": """{% extends "base.html" %}{% block body %}
        {# <img src="old.jpg"> #}
        <img {{ attrs }}> <img src="{{ url }}" alt="{{ alt }}"> <img src="a.jpg" {% if alt %}alt="{{ alt }}"{% endif %}>
        {% if a %}<h2>Hours</h2>{% else %}<h2>Hours</h2>{% endif %}
        <a href="{{ url }}">{{ title }}</a> <a href="{{ url }}">{% include "icon.svg" %}</a>
        <label for="id_{{ f.name }}">{{ f.label }}</label> <input id="id_{{ f.name }}" {{ f.attrs }}>
        <option {% if x %}selected{% endif %} {% if y %}selected{% endif %}>a</option>{% endblock %}""",
    "liquid": """---
layout: default
title: Our team
---
<h2>{{ page.title }}</h2>
{% for image in page.images %}<img src="{{ image.url }}" alt="{{ image.alt | escape }}">{% endfor %}
<a href="{{ site.url }}"><img src="/logo.svg" alt="{{ site.title }}"></a>
<iframe src="{{ map }}" title="{{ map_title }}"></iframe><p lang="{{ lang }}">Hola</p>""",
    "php": """<?php get_header(); ?>
        <h1><?php the_title(); ?></h1><h2 <?php post_class(); ?>><?php the_title(); ?></h2>
        <a href="<?php the_permalink(); ?>"><?php the_post_thumbnail(); ?></a>
        <img src="<?= $src ?>" alt="<?= $alt ?>"><input id="<?= $id ?>" aria-label="<?= $label ?>">
        <button type="submit"><?php echo $label; ?></button><?php get_footer(); ?>""",
    "php page": """<!doctype html><html <?php language_attributes(); ?>><head><?php wp_head(); ?>
        <meta name="viewport" content="<?= $viewport ?>"></head><body <?php body_class(); ?>>
        <h1><?php bloginfo('name'); ?></h1></body></html>""",
    "erb": """<h2><%= title %></h2><a href="<%= path %>"><%= image_tag "x" %></a>
        <img src="<%= url %>" alt="<%= alt %>"><div id="<%= id %>"></div><div id="<%= id %>"></div>""",
    "handlebars": """<h3>{{title}}</h3>{{#each items}}<a href="{{url}}">{{{label}}}</a>{{else}}<p>None</p>{{/each}}
        <img src="{{src}}" alt="{{alt}}"><svg role="img"><title>{{name}}</title></svg>""",
    "go": """{{ define "main" }}<h2>{{ .Title }}</h2>{{ range .Pages }}<a href="{{ .Permalink }}">{{ .Title }}</a>{{ end }}
        <img src="{{ .Src }}" {{ with .Alt }}alt="{{ . }}"{{ end }}>{{ end }}""",
}
FAMILIES = ("image", "heading", "link", "form", "media", "html")


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_template_code_has_no_findings(text: str) -> None:
    config = Config(select=(*FAMILIES, "meta-title-missing", "meta-viewport-zoom", "meta-refresh-delay"))
    found = [f"{f.rule} at {f.place.excerpt}" for f in lint([Source.from_text(text, "page.html")], config)]
    strict = ("image-dimensions-missing", "image-file-missing", "link-text-same-different-target")
    assert [finding for finding in found if not finding.startswith(strict)] == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ('{% if a %}<img src="a.jpg">{% endif %}', "image-alt-missing"),
        ('<a href="{{ url }}"><img src="a.jpg" alt=""></a>', "link-name-missing"),
        ("{% if a %}<h2>Hours</h2>{% endif %}<h2>Hours</h2>", "heading-duplicate"),
        ('<?php if ($a): ?><button class="x"></button><?php endif; ?>', "form-button-name-missing"),
    ],
)
def test_what_stands_in_the_template_itself_is_found(text: str, rule: str) -> None:
    assert [f.rule for f in lint([Source.from_text(text, "page.html")], Config(select=(rule,)))] == [rule]
