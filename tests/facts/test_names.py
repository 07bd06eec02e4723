import pytest
from hypothesis import given

from contentlint.facts.names import Name, description_of, labels_of, name_of, shown_texts, spoken
from contentlint.markup import Element
from contentlint.page import Page
from contentlint.source import Source
from tests import strategies


def page_of(text: str) -> Page:
    return Page(Source.from_text(text))


def named(text: str, tag: str) -> Name:
    page = page_of(text)
    return name_of(page, page.select(tag)[0])


@pytest.mark.parametrize(
    ("text", "tag", "name", "source"),
    [
        ('<img alt="Front desk">', "img", "Front desk", "alt"),
        ('<img alt="" title="Front desk">', "img", "", ""),
        ('<img alt=" " title="Front desk">', "img", "Front desk", "title"),
        ('<img aria-label=" Desk  one " alt="x">', "img", "Desk one", "aria-label"),
        ('<area href="a" alt="Garden">', "area", "Garden", "alt"),
        ('<a href="a">Our <b>team</b></a>', "a", "Our team", "content"),
        ('<a href="a">Dr.<img alt="Berg">PhD</a>', "a", "Dr. Berg PhD", "content"),
        ('<a href="a">in<b>side</b></a>', "a", "inside", "content"),
        ('<a href="a"><span>one</span> <span>two</span></a>', "a", "one two", "content"),
        ('<a href="a"><div>one</div><div>two</div></a>', "a", "one two", "content"),
        ('<a href="a">one<br>two</a>', "a", "one two", "content"),
        ('<a href="a" title="Team"><i></i></a>', "a", "Team", "title"),
        ('<a href="a"><svg><title>Mail</title><path/></svg></a>', "a", "Mail", "content"),
        ('<a href="a"><span aria-label="Mail">@</span></a>', "a", "Mail", "content"),
        ('<a href="a"><span hidden>Mail</span><span aria-hidden="true">x</span></a>', "a", "", ""),
        ('<a href="a">&#xf0e0;</a>', "a", "", ""),
        ('<a href="a"><script>x()</script><style>b{}</style></a>', "a", "", ""),
        ("<button><img alt='' src=x></button>", "button", "", ""),
        ('<input type="submit">', "input", "Submit", "default"),
        ('<input type="submit" value="">', "input", "", ""),
        ('<input type="button" value="Send">', "input", "Send", "value"),
        ('<input type="image" value="Send">', "input", "Submit Query", "default"),
        ('<input type="image" alt="" title="Send">', "input", "Send", "title"),
        ('<input placeholder="Name">', "input", "Name", "placeholder"),
        ('<input placeholder="Name" title="Your name">', "input", "Your name", "title"),
        ('<label for="n">Your name</label><input id="n">', "input", "Your name", "label"),
        ('<label>Your name <input></label>', "input", "Your name", "label"),
        ('<label>Call me <input type="checkbox"> soon</label>', "input", "Call me soon", "label"),
        ('<label for="n">A</label><label for="n">B</label><input id="n">', "input", "A B", "label"),
        ('<label for="n"><img alt="Name"></label><input id="n">', "input", "Name", "label"),
        ('<label for="gone">Name</label><input id="n">', "input", "", ""),
        ('<label for="n">Sleep <input value="8"> hours</label><input id="n" type="checkbox">', "input", "", ""),
        ("<select><option>A</select>", "select", "", ""),
        ("<textarea>text</textarea>", "textarea", "", ""),
        ("<fieldset><legend>Pain</legend></fieldset>", "fieldset", "Pain", "legend"),
        ("<table><caption>Prices</caption></table>", "table", "Prices", "caption"),
        ("<figure><img><figcaption>Hall</figcaption></figure>", "figure", "Hall", "figcaption"),
        ('<iframe title="Map"></iframe>', "iframe", "Map", "title"),
        ('<object title="Film">inside</object>', "object", "Film", "title"),
        ('<object data="a.png"><img alt="x"></object>', "object", "", ""),
        ('<svg role="img"><g><title>deep</title></g></svg>', "svg", "", ""),
        ('<svg role="img"><title>Stars</title></svg>', "svg", "Stars", "svg-title"),
        ("<p>text</p>", "p", "", ""),
        ('<div role="checkbox">I agree</div>', "div", "I agree", "content"),
        ('<div role="textbox">typed</div>', "div", "", ""),
        ("<h2>Sun&nbsp;day</h2>", "h2", "Sun day", "content"),
        ("<h2>&nbsp;&#8203;</h2>", "h2", "", ""),
        ("<details><summary>More</summary></details>", "summary", "More", "content"),
        ('<option label="One">1</option>', "option", "One", "label-attribute"),
    ],
)  # fmt: skip
def test_where_a_name_comes_from(text: str, tag: str, name: str, source: str) -> None:
    found = named(text, tag)
    assert (found.text, found.source) == (name, source)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('<a href="x" aria-labelledby="i">x</a><p id="i" hidden>Team</p>', "Team"),
        ('<a href="x" aria-labelledby="i">x</a><p id="i" hidden>Our <b hidden>team</b></p>', "Our team"),
        ('<a href="x" aria-labelledby="i">x</a><p id="i">Our <b hidden>team</b></p>', "Our"),
        ('<a href="x" aria-labelledby="i j">x</a><b id="j">two</b><b id="i">one</b>', "one two"),
        ('<a href="x" aria-labelledby="gone">text</a>', "text"),
        ('<a href="x" id="a" aria-labelledby="a b">Read more</a><h2 id="b">Knee pain</h2>', "Read more Knee pain"),
        ('<a href="x" aria-labelledby="i">x</a><img id="i" alt="Team">', "Team"),
        ('<a href="x" aria-labelledby="i">x</a><div id="i" title="no">yes</div>', "yes"),
        ('<a href="x" aria-labelledby="i">x</a><b id="i" aria-labelledby="k">own</b><b id="k">no</b>', "own"),
        ('<label for="q">No</label><a href="x" aria-labelledby="q">x</a><input id="q" value="Berlin">', "No"),
    ],
)
def test_references_are_followed_once(text: str, name: str) -> None:
    assert named(text, "a").text == name


@pytest.mark.parametrize(
    "text",
    [
        '<a href="/x">{{ label }}</a>',
        '<a href="/x" {{ attributes }}></a>',
        '<a href="/x" aria-label="{{ label }}"></a>',
        '<a href="/x" aria-labelledby="{{ id }}"></a>',
        '<a href="/x"><img alt="{{ alt }}"></a>',
        '<a href="/x"><img {{ attributes }}></a>',
        '<a href="/x"><%= icon("mail") %></a>',
        '<a href="/x"><?php the_title(); ?></a>',
        '<a href="/x"><?= $title ?></a>',
    ],
)
def test_what_template_code_writes_is_unknown_and_not_missing(text: str) -> None:
    found = named(text, "a")
    assert not found.missing
    assert not found.known


@pytest.mark.parametrize(
    "text",
    [
        '<label for="{{ id }}">Name</label><input id="{{ id }}">',
        '<label for="id_{{ f.name }}">Name</label><input id="id_name">',
        '<input {% if x %}aria-label="Name"{% endif %} {{ f.attrs }}>',
    ],
)
def test_a_label_that_template_code_ties_is_not_missing(text: str) -> None:
    assert not named(text, "input").missing


def test_a_description_is_what_the_name_is_not() -> None:
    page = page_of(
        '<a href="x" title="New tab">Team</a><img title="Desk"><input aria-describedby="h"><i id="h">8 digits</i>'
    )
    link, image, field = (page.select(tag)[0] for tag in ("a", "img", "input"))
    assert description_of(page, link) == Name("New tab", "title", (link, "title"))
    assert description_of(page, image) == Name()
    assert description_of(page, field).text == "8 digits"


def test_a_label_without_for_belongs_to_the_first_control_in_it() -> None:
    page = page_of("<label>Day <select></select> <input></label>")
    assert [len(labels_of(page, page.select(tag)[0])) for tag in ("select", "input")] == [1, 0]


def test_what_eyes_see_leaves_out_what_is_not_displayed() -> None:
    page = page_of('<button>Save <b style="display:none">no</b><i aria-hidden="true">now</i></button>')
    assert [text for text, _ in shown_texts(page, page.select("button")[0])] == ["Save", "now"]


def test_speech_leaves_out_icons_and_marks_without_sound() -> None:
    assert spoken(" \ue001 Mail\u200b\u00ad us \ufe0f") == "Mail us"


@given(strategies.named)
def test_any_page_has_names(text: str) -> None:
    page = page_of(text)
    elements: list[Element] = page.elements
    for element in elements:
        found = name_of(page, element)
        assert found.text == " ".join(found.text.split())
        assert bool(found.text) == (not found.missing)
        assert name_of(page, element) is found
        description_of(page, element)


def test_elements_that_name_each_other_have_a_name_all_the_same() -> None:
    text = (
        "<figure><figcaption><label id=b><div id=c role=textbox aria-labelledby=c><input id=c>"
        "</div></label></figcaption><img alt=x></figure>"
    )
    page = Page(Source.from_text(text))
    assert [name_of(page, element).text for element in page.select("img")] == ["x"]
    assert all(name_of(page, element) is not None for element in page.elements)
