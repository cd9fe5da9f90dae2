"""One colour and one shape a kind, one line a kind of tie: the same in every picture.

Colours are from the Okabe-Ito set, which colour-blind people tell apart, but for the Party
red, the violet and the browns. Shapes and dashes say the same without colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.errors import ModelError
from graph.words import N_, Text

TEXT = "#1F2328"
QUIET = "#57606A"
SURFACE = "#FFFFFF"
ALARM = "#B3261E"


@dataclass(frozen=True)
class Shape:
    """How nodes of one family look.

    Parameters
    ----------
    text
        Word for the legend.
    colour
        Colour of the shape.
    vis
        Shape in the browser (vis-network); ``box`` and ``ellipse`` hold their label inside.
    marker
        Shape in matplotlib; ``box`` and ``ellipse`` are drawn around the label.
    size
        Half the width of the shape in layout units (browser pixels at zoom 1).
    labels
        Labels of the graph model drawn so.
    filled
        Whether the shape is filled with its colour, else drawn as an outline.
    """

    text: Text
    colour: str
    vis: str
    marker: str
    size: float
    labels: tuple[str, ...]
    filled: bool = True

    @property
    def label_inside(self) -> bool:
        """Whether the label stands in the shape instead of under it."""
        return self.vis in ("box", "ellipse")


SHAPES: dict[str, Shape] = {
    "party": Shape(
        Text(zh="党组织", en="Party organisation"),
        "#B3261E", "star", "*", 16, ("PartyOrganisation",),
    ),
    "residents": Shape(
        Text(zh="居委会", en="residents' committee"),
        "#0072B2", "square", "s", 12, ("ResidentsCommittee",),
    ),
    "owners": Shape(
        Text(zh="业委会", en="owners' committee"),
        "#009E73", "triangle", "^", 13, ("OwnersCommittee",),
    ),
    "firm": Shape(
        Text(zh="物业企业", en="property firm"),
        "#E69F00", "diamond", "D", 14, ("PropertyFirm",),
    ),
    "partner": Shape(
        Text(zh="共建单位", en="partner unit"),
        "#7B5EA7", "hexagon", "h", 13, ("PartnerUnit",),
    ),
    "mass": Shape(
        Text(zh="群团、社代会", en="mass group, assembly"),
        "#CC79A7", "triangleDown", "v", 13, ("Assembly", "WomensCongress"),
    ),
    "alliance": Shape(
        Text(zh="联盟、机制", en="alliance, mechanism"),
        "#56B4E9", "ellipse", "ellipse", 16, ("Alliance", "Mechanism"), filled=False,
    ),
    "social": Shape(
        Text(zh="社会组织、队伍", en="social organisation, team"),
        "#8C6D31", "square", "s", 8,
        ("SocialOrganisation", "VolunteerTeam", "WorkGroup", "MediationBody"),
    ),
    "area": Shape(
        Text(zh="居民区、小区", en="residential area, estate"),
        "#6B7280", "box", "box", 16, ("Area", "Estate", "Subdistrict"), filled=False,
    ),
    "person": Shape(
        Text(zh="个人", en="person"),
        "#374151", "dot", "o", 5, ("Person",),
    ),
    "work": Shape(
        Text(zh="协议、项目等", en="agreement, project and the like"),
        "#7B5EA7", "dot", "o", 7,
        ("Agreement", "Project", "Activity", "ListItem", "Term", "BrandPosition", "Base", "Case",
         "Decision", "Duty", "Task", "Provision", "LegalService", "PartySurvey",
         "SourceFile", "Load", "Sameness"),
        filled=False,
    ),
    "post": Shape(
        Text(zh="岗位", en="post"),
        "#6B7280", "dot", "o", 8, (), filled=False,
    ),
    "vacant": Shape(
        Text(zh="空缺岗位", en="vacant post"),
        ALARM, "dot", "o", 8, ("Post",), filled=False,
    ),
    "missing": Shape(
        Text(zh="应有未有", en="missing"),
        ALARM, "dot", "o", 9, ("Missing",), filled=False,
    ),
}  # fmt: skip
_FAMILY = {label: family for family, shape in SHAPES.items() for label in shape.labels} | {
    "Organisation": "social"  # a body whose kind the source does not tell
}


def family(label: str) -> str:
    """Return the key in `SHAPES` of nodes with `label`; a post without a holder is vacant.

    Raises
    ------
    ModelError
        If no shape is declared for `label`.
    """
    if label not in _FAMILY:
        raise ModelError(N_("No shape is declared for nodes of kind {kind}."), kind=label)
    return _FAMILY[label]


@dataclass(frozen=True)
class Line:
    """How ties of one kind look.

    Parameters
    ----------
    text
        Word for the legend.
    colour
        Colour of the line.
    width
        Width in layout units.
    dashes
        Lengths of dash and gap in layout units; empty for a solid line.
    mark
        Sign in the middle of the line.
    arrow
        Whether the line points to its end.
    double
        Whether the line is drawn as two.
    """

    text: Text
    colour: str
    width: float = 1.5
    dashes: tuple[float, ...] = ()
    mark: str = ""
    arrow: bool = False
    double: bool = False


_DASHED, _DOTTED, _DASH_DOT = (7.0, 5.0), (1.5, 4.0), (9.0, 4.0, 2.0, 4.0)

LINES: dict[str, Line] = {
    "post": Line(Text(zh="任职", en="holds a post"), "#8B929B", 1),
    "part_time": Line(Text(zh="兼职", en="part-time post"), "#8B929B", 1, _DOTTED),
    "wanted": Line(Text(zh="应有的交叉任职", en="wanted interlock"), "#0072B2", 2),
    "allowed": Line(Text(zh="允许的交叉任职", en="allowed interlock"), "#6B7280", 2),
    "doubtful": Line(
        Text(zh="待核实的交叉任职", en="doubtful interlock"), "#C4670A", 2, _DASH_DOT, "?"
    ),
    "banned": Line(
        Text(zh="禁止的交叉任职", en="banned interlock"), ALARM, 2, mark="×", double=True
    ),
    "cobuilding": Line(Text(zh="共建", en="co-building"), "#7B5EA7", 2),
    "lapsed": Line(Text(zh="已到期的共建", en="lapsed co-building"), "#C9BCDD", 2),
    "without_project": Line(
        Text(zh="无项目的共建", en="co-building, no project"), "#7B5EA7", 1, _DASHED
    ),
    "superior": Line(Text(zh="隶属", en="subordinate to"), "#7A828C", 0.9, arrow=True),
    "leads": Line(Text(zh="统领", en="leads"), ALARM, 1, arrow=True),
    "field": Line(Text(zh="工作范围", en="field of work"), "#B4BAC2", 1),
    "member": Line(Text(zh="参加、牵头", en="takes part, leads"), "#3C8FBF", 1),
    "relative": Line(Text(zh="亲属", en="relatives"), "#C4670A", 1, _DOTTED),
    "other": Line(Text(zh="其他关系", en="other tie"), "#B4BAC2", 1),
    "missing": Line(Text(zh="应有未有", en="missing"), ALARM, 1.5, _DASHED),
    "kept": Line(Text(zh="保留", en="kept"), "#6B7280", 1.5),
    "new": Line(Text(zh="新增", en="new"), "#00734F", 3.5, mark="+"),
    "lost": Line(Text(zh="取消", en="lost"), "#B3261E", 1.5, _DOTTED, "−"),
}  # fmt: skip
_TYPES = {
    "HOLDS": "post",
    "OF": "post",
    "EMPLOYED_BY": "post",
    "INTERLOCKED": "allowed",
    "COBUILDING": "cobuilding",
    "PARTY_TO": "cobuilding",
    "SUBORDINATE_TO": "superior",
    "PARTY_AFFILIATED_TO": "superior",
    "LEADS": "leads",
    "COVERS": "field",
    "GOVERNS": "field",
    "SERVES": "field",
    "IN": "field",
    "AT": "field",
    "MEMBER_OF": "member",
    "LED_BY": "member",
    "TOOK_PART": "member",
    "RELATIVE_OF": "relative",
    "MISSING": "missing",
}
_JUDGEMENTS = ("wanted", "allowed", "doubtful", "banned")
_OVER = ("ended", "terminated", "lapsed", "renewed")
_STATES = ("kept", "new", "lost")


def line(tie: Mapping[str, object]) -> str:
    """Return the key in `LINES` of a tie of a network query.

    A comparison of two dates comes before all else, then what is missing, then the
    judgement on an interlock or the state of a co-building.

    Parameters
    ----------
    tie
        ``type`` and, where they are known, ``state`` (kept, new, lost), ``judgement``
        (wanted, allowed, doubtful, banned), ``status``, ``projects`` and ``full_time``.
    """
    if tie.get("state") in _STATES:
        return str(tie["state"])
    kind = _TYPES.get(str(tie["type"]), "other")
    if kind == "allowed" and tie.get("judgement") in _JUDGEMENTS:
        return str(tie["judgement"])
    if kind == "cobuilding":
        if tie.get("status") in _OVER:
            return "lapsed"
        return "without_project" if tie.get("projects") == 0 else kind
    return "part_time" if kind == "post" and tie.get("full_time") is False else kind
