"""What the sample promises and which faults it plants, and where: areas by their last digits.

The article that the sample follows describes the street in August 2015; its figures and
its complaints both have to be seen at that date. The second date shows a changed street.
"""

from __future__ import annotations

from datetime import date

SEED = 310110009
THEN = date(2015, 8, 1)
NOW = date(2026, 8, 1)
STREET = "四平路街道"
SUBDISTRICT = "310110009"
WORKING_COMMITTEE = "四平路街道党工委"

ERAS = (2012, 2015, 2018, 2021, 2026)
"""Years of the common elections; the teams of an area change with them."""

# Elections of the Party organisation and the residents' committee that are late or near.
PARTY_OVERDUE = {2015: ("001", "017"), 2026: ("009",)}
PARTY_DUE_SOON = {2015: ("013", "019", "022"), 2026: ("016", "021")}
COMMITTEE_OVERDUE = {2015: ("005", "012", "023"), 2026: ("007", "022")}
COMMITTEE_DUE_SOON = {
    2015: ("001", "003", "008", "011", "013", "017", "019", "026"),
    2026: ("004", "010", "021"),
}
POSTPONED = "023"
"""Late in 2015 with an approved postponement, so not overdue."""

ONE_SHOULDER = (
    "025", "027", "002", "016", "021", "009", "023", "018", "004", "006", "001", "012",
    "019", "003", "022", "010", "011", "017", "026", "007", "013", "005", "008",
)  # fmt: skip
"""Areas in the order in which one person came to hold both posts."""
ONE_SHOULDER_COUNT = {2012: 3, 2015: 3, 2018: 8, 2021: 20, 2026: 23}

NO_CROSS_PR = ("009", "010")
"""Party committee and residents' committee share nobody but a part-time commissioner."""
AGEING = ("005", "007", "011", "026")
"""Every member of the Party organisations and the committee is over 50 in 2015."""
NO_DISCIPLINE_POST = ("003", "009", "022", "026")
EMPTY_DISCIPLINE = ("010", "019")
NO_OWNERS_COMMITTEE = ("006", "016")
NEW_OWNERS_COMMITTEE = "016"
NO_FIRM = "011"
NO_PARTNER = ("009", "010")
NO_WOMENS_CONGRESS = ("008", "022")
NO_RECENT_MEETING = {2015: ("003", "008", "011", "013", "016", "023"), 2026: ("007", "022")}
CADRES_ON_OWNERS_COMMITTEES = (
    "001", "002", "004", "007", "008", "012", "013", "018", "019", "021", "025", "027",
)  # fmt: skip
