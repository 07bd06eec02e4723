"""HTML as it is found: nested, truncated, mis-nested, with references, comments and template code."""

from hypothesis import strategies as st

_TAGS = ["p", "div", "b", "i", "a", "span", "ul", "li", "table", "tr", "td", "h1", "h2", "h3", "section", "nav", "body",
         "html", "head", "title", "script", "style", "svg", "template", "noscript", "textarea", "button", "form", "x-y"]  # fmt: skip
_TEXT = st.text(alphabet=st.sampled_from("aZé. \n\t<>&;\"'=/-!\0😀痛\u00a0"), max_size=12)
_PIECES = st.one_of(
    _TEXT,
    st.sampled_from(_TAGS).map(lambda tag: f"<{tag}>"),
    st.sampled_from(_TAGS).map(lambda tag: f"</{tag}>"),
    st.sampled_from(_TAGS).map(lambda tag: f"<{tag.upper()} CLASS=x hidden>"),
    st.sampled_from(
        [
            "<br>", "<br><br>", "<br/>", "<img src='a.png'>", '<img alt="a &amp; b" src=b>', "<img alt=x/>", "<!-- c -->", "<!-->",
            "<!--",
            "-->", "<!doctype html>", "<![CDATA[x]]>", "<?xml ?>", "&amp;", "&nbsp;", "&copy", "&notit;", "&#x26;", "&#0;", "&lt;b&gt;",
            "<a href='x?a=1&copy=2'>", '<a title="', "<p", "</", "<>", "</>", "< p>",
            "<p/>", "<path/>", "{{ name }}", "{% if a %}", "{% else %}",
            "{% endif %}", "<?php echo 1; ?>", "<% if %>", "Knee pain. Call Dr. Who!", " ", "\r\n",
        ]
    ),
)  # fmt: skip
html = st.lists(_PIECES, max_size=25).map("".join)

_NAMED = st.sampled_from(
    [
        "<a id=a href=x aria-labelledby='a b'>", "<label for=a>", "<label id=b>", "<input id=c>",
        "<select id=d><option selected>", "<svg role=img>",
        "<input type=image alt=''>", "<p role='none' tabindex=0>", "<i id=b aria-label=' '>", "<details><summary role=none>",
        "<style>p{display:none}",
        "<fieldset><legend>", "<figure><figcaption>", "<div role=textbox aria-labelledby=c>",
        "<h2 role='{{ r }}' {{ more }}>", "\ue000\u200b",
    ]
)  # fmt: skip
named = st.lists(st.one_of(html, _NAMED), max_size=8).map("".join)
"""HTML in which labels, references and roles point at one another, themselves and nothing."""
