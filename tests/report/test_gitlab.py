import json

from .findings import SEVERAL, finding, place, report


def test_the_fields_that_gitlab_requires() -> None:
    for entry in json.loads(report("gitlab")):
        assert {"description", "check_name", "fingerprint", "severity", "location"} <= set(entry)
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["location"]["lines"]["begin"] == entry["location"]["positions"]["begin"]["line"]
    assert json.loads(report("gitlab", [])) == []


def test_fingerprints_differ_by_file_and_stay_under_moves() -> None:
    found = [finding(), finding(place=place(line=30, end_line=30)), finding(place=place(path="hip.html"))]
    one, moved, elsewhere = (entry["fingerprint"] for entry in json.loads(report("gitlab", found)))
    assert one == moved != elsewhere
    everywhere = [entry["fingerprint"] for entry in json.loads(report("gitlab"))]
    assert len(set(everywhere)) == len(SEVERAL)
