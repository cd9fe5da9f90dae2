"""Numbers of the city: how many bodies, seats, terms and agreements, and what rosters lack."""

from __future__ import annotations

from datetime import date

SEED = 20231130

# Role and number of seats of each kind of body.
PARTY = {
    "secretary": 1,
    "deputy_secretary": 1,
    "discipline_member": 1,
    "member": 2,
    "part_time_commissioner": 2,
}
RESIDENTS = {"director": 1, "deputy_director": 1, "member": 3, "worker": 3}
OWNERS = {"director": 1, "deputy_director": 1, "member": 3}
WOMEN = {"director": 1, "deputy_director": 1, "member": 3, "representative": 3}
STREET_PARTY = {"secretary": 1, "deputy_secretary": 1, "member": 5}

WOMEN_SHARE = 0.72
"""Share of areas that have a women's congress."""
AREAS_A_FIRM = 4.16
PARTNERS_AN_AREA = 3000 / 6509
AGREEMENTS_AN_AREA = 30_000 / 6509
PROJECT_SHARE = 1 / 3
MEETINGS_AN_AREA = 2

TODAY = date(2026, 8, 1)
"""The rosters are filled in up to this day."""
YEARS = 5
"""Of a term under the rules in force since 2018-12-29."""
LATE_SHARE = 0.1
"""Share of bodies whose current term ran out without an election."""
VACANT = 0.01
REELECTED = 0.64
CROSS = 0.26
"""Share of new holders who already sit in another body of the area."""
NEIGHBOUR = 0.03
"""Share of those who come from the area before instead."""
OTHER_EMPLOYER = 0.05
MONTH_ONLY = 0.12
"""Share of dates that a roster knows to the month only."""

# What real tables of a Shanghai district lack (1,071 estates, 2,280 units), as shares.
COMMITTEE_MISSING = 0.043
PHONE_MISSING = 0.7619
COMPLETION_MISSING = 0.1298
FLOOR_AREA_MISSING = 0.1569
HOUSEHOLDS_MISSING = 0.0728
UNITS_REPEATED = (2280 - 1560) / 1560
"""Rows beyond the first for each unit: 2,280 rows name 1,560 units."""

CHANGED = 0.01
"""Share of rows that a delta changes."""
