"""The six brand positions and the bases."""

from __future__ import annotations

from datetime import date

from sample_data.frame import Area, Sample

POSITIONS = (
    ("区域党建", "你出力、我帮忙，共享共赢一家亲"),
    ("组织建设", "组团式、勤联系，生根开花在基层"),
    ("民主议事", "话亮堂、事亮堂，摆上桌面心亮堂"),
    ("社情民意研处", "情可诉、难可解，大事小事有人管"),
    ("党员教育", "重个性、讲长效，于无声处见精神"),
    ("志愿服务", "做好事、搞活动，互助友爱显风采"),
)
_MISSING = {
    "003": (4,), "006": (3, 4), "008": (1, 5), "009": (1,), "010": (1, 4, 6), "011": (5,),
    "016": (4,), "022": (2, 4), "026": (5, 6),
}  # fmt: skip
"""Positions an area lacks in 2015; half of them were opened later."""


def add_positions(sample: Sample, areas: list[Area]) -> None:
    """Add the positions of every area; some are missing, one was closed."""
    for area in areas:
        for number, (name, slogan) in enumerate(POSITIONS, start=1):
            missing = number in _MISSING.get(area.mark, ())
            if missing and number % 2 == 0:
                continue
            closed = None
            if (area.mark, number) == ("013", 4):
                closed = date(2014, 12, 31)
            elif (area.mark, number) in (("002", 6), ("023", 5)):
                closed = date(2022, 6, 30)
            opened = "2018-09" if missing else f"{2011 + (number + int(area.mark)) % 4}-05"
            sample.add(
                "brand_positions",
                number=number,
                area=area.written,
                name=name,
                slogan=slogan,
                opened=opened,
                closed=closed,
            )


def add_bases(sample: Sample) -> None:
    """Add the members' service centre and the practice bases."""
    sample.add("bases", name="四平路街道社区党员服务中心", form="党员服务中心", opened="2008-07")
    for area, opened, closed in (
        ("铁岭路90弄", "2012-09", None),
        ("同济新村", "2013-03", None),
        ("鞍山四村第二", "2012-11", date(2014, 11, 30)),
        ("同济绿园", "2021-10", None),
    ):
        sample.add(
            "bases",
            name="法律教学实践基地",
            form="法律教学实践基地",
            area=area,
            opened=opened,
            closed=closed,
        )
