from tests.tiny_library import TinyLibrary, printed

LETTER = """
    id: letter
    title: Letter to {{ member.name }}
    reference: the Letter
    subject: A letter
    scheme: agreement
    file: letter-{{ member.name | slug }}
    for_each: members as member
"""
SAME = '1. The hub acts.\n\n::: when hub.rule == "strict"\n1. It is strict.\n:::\n'
OWN = "1. Welcome to {{ hub.name }}.\n\n::: when member.small\n1. You pay nothing.\n:::\n"


def test_each_paper_has_what_all_share_and_what_is_its_own(tiny: TinyLibrary) -> None:
    tiny.clause("same", SAME)
    tiny.clause("own", OWN)
    tiny.outline(head=LETTER, name="letter")
    oak, elm = tiny.assembled().documents
    shared = ["1. Same", "1.1 The hub acts.", "1.2 It is strict.", "2. Own", "2.1 Welcome to Harbour Hub."]
    assert printed(oak) == [*shared, "2.2 You pay nothing."]
    assert printed(elm) == shared


def test_every_paper_keeps_the_reasons_for_what_all_share(tiny: TinyLibrary) -> None:
    tiny.clause("same", SAME)
    tiny.outline(head=LETTER, name="letter")
    reasons = [[(one.clause, one.state) for one in document.decisions] for document in tiny.assembled().documents]
    assert reasons[0] == reasons[1] == [("same", "in"), ("same", "in")]
