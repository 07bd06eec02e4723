import re

from .findings import SEVERAL, finding, place, report

LINE = re.compile(r"::(?P<command>\w+) (?P<fields>[^\n]*?)::(?P<data>[^\n]*)")


def parsed(text: str) -> list[tuple[str, dict[str, str], str]]:
    """As the runner reads a line: the command ends at the second ``::``, fields are apart by commas, then come escapes."""
    found = []
    for line in text.splitlines():
        match = LINE.fullmatch(line)
        assert match is not None, line
        fields = dict(part.split("=", 1) for part in match["fields"].split(","))
        found.append((match["command"], {key: plain(value) for key, value in fields.items()}, plain(match["data"])))
    return found


def plain(text: str) -> str:
    for escape, char in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(escape, char)
    return text


def test_one_annotation_a_finding() -> None:
    found = parsed(report("github"))
    assert [command for command, _, _ in found] == ["error", "warning", "error", "notice", "error", "notice", "notice"]
    _, fields, data = found[0]
    assert (fields["file"], fields["line"], fields["col"], fields["endColumn"]) == ("knee/pain.html", "3", "5", "13")
    assert data.startswith("a cure is promised") and data.endswith("[claim-cure]")
    assert found[3][1]["endLine"] == "11" and not {"col", "endColumn"} & found[3][1].keys()
    assert len(found) == len(SEVERAL)


def test_page_text_injects_no_field_and_no_command() -> None:
    text = "a,line=1::x%0A::error::y%25"
    (only,) = parsed(report("github", [finding(message=text, place=place(path=text))]))
    assert only[1]["file"] == text and only[2].startswith(text) and only[1]["line"] == "3"
