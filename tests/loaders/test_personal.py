"""Personal data: columns by their heading, values by their form. All numbers are invented."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.cn import ric, uscc
from stdnum.iso7064 import mod_11_10

import loaders
from graph.connection import Graph
from graph.words import LANGUAGES
from loaders._cells import RawCell, as_text
from loaders._personal import is_personal, scrub, scrub_row
from loaders._personal_forms import MARK
from loaders._refused import refused_workbook
from loaders._registry import registry
from loaders._report import Report

# The example number of GB 11643-1999, and one that differs in the last place only.
CARD, WRONG_CARD = "11010519491231002X", "110105194912310021"
MOBILE = "13800138000"
# Of Shanghai and the country 124; check digit by GB 11643-1999: the sum is 290, 290 % 11 = 4, so 8.
FOREIGNER = "931124198108030028"


@pytest.mark.parametrize(
    "heading",
    ["身份证号", "公民身份证号码", "居民身份证", "证件号码", "护照号", "手机", "联系人手机号",
     "工作电话", "联系电话", "第一负责人手机号", "联系方式", "微信号", "QQ", "电子邮件",
     "E-mail", "住址", "家庭地址", "家庭 住址", "现居住地", "户籍地址", "户口所在地",
     "通讯地址", "银行卡号", "社保卡号", "手 机\n号码", "Mobile Phone", "id_card", "家庭/地址",
     "证件／号码", "身份\u200b证号", "\ufeff手机", "身分证号", "身分證", "電話", "手機號碼",
     "宅电", "座机", "固话", "传真", "小灵通", "联络方式", "通讯方式", "移动号码", "扣扣", "Weixin",
     "电子信箱", "支付宝", "账号", "常住地址", "暂住地", "家址", "家庭所在地", "家庭详细地址",
     "个人地址", "本人地址", "住宅地址", "邮寄地址", "收件地址", "驾驶证号", "驾照", "残疾证号",
     "医疗保险号", "Home-Address"],
)  # fmt: skip
def test_a_heading_of_personal_data(heading: str) -> None:
    assert is_personal(heading)


@pytest.mark.parametrize(
    "heading",
    ["地址", "物业地址", "办公地址", "注册地址", "共建单位地址", "业主委员会办公地址",
     "户籍人口", "户籍户数", "残疾证人数", "座机数", "微信公众号", "姓名",
     "统一社会信用代码", "组织机构代码", "党组织编码", "委员id",
     "备案编号", "性别", "出生年月", "住宅面积", "常住人口", "暂住人口", "家属委员会", "办公室号"],
)  # fmt: skip
def test_a_heading_of_a_body_or_of_a_count_is_not_personal(heading: str) -> None:
    assert not is_personal(heading)


@pytest.mark.parametrize("kind", sorted(registry()))
def test_no_heading_of_a_field_is_personal(kind: str) -> None:
    for column in registry()[kind].SHEET.columns:
        headings = (column.title.zh, column.title.en, column.field, *column.aliases)
        assert [heading for heading in headings if is_personal(heading)] == []


@pytest.mark.parametrize(
    ("cell", "left", "count"),
    [
        (CARD, None, 1),
        (CARD.lower(), None, 1),
        ("１１０１０５１９４９１２３１００２Ｘ", None, 1),
        ("110105 19491231 002X", None, 1),
        ("110105-1949-1231-002X", None, 1),
        ("110105.19491231.002X", None, 1),
        ("张三11010519491231002X", "张三", 1),
        ("张三（身份证号：11010519491231002X）", "张三", 1),
        # Rounded by a spreadsheet: 15 digits are left of the 18.
        ("1.10105194912310E+17", None, 1),
        ("110105194912310000", None, 1),
        (1.1010519491231e17, None, 1),
        # The old form: 110105 491231 002.
        ("110105491231002", None, 1),
        (110105491231002.0, None, 1),
        (MOBILE, None, 1),
        (13800138000, None, 1),
        (13800138000.0, None, 1),
        (8613800138000, None, 1),
        ("138 0013 8000", None, 1),
        ("138-0013-8000", None, 1),
        ("1380 013 8000", None, 1),
        ("+86 138 0013 8000", None, 1),
        ("(86)13800138000", None, 1),
        ("0086-13800138000", None, 1),
        ("１３８００１３８０００", None, 1),
        ("138\u200b0013\u200b8000", None, 1),
        ("138-00138000", None, 1),
        ("138 00138000", None, 1),
        ("1380013 8000", None, 1),
        ("1380013-8000", None, 1),
        ("013800138000", None, 1),
        ("0138-0013-8000", None, 1),
        ("1-380-013-8000", None, 1),
        ("138 00 13 80 00", None, 1),
        ("+86 138-00138000", None, 1),
        ("(138)0013-8000", None, 1),
        ("（138）00138000", None, 1),
        ("+86（138）0013 8000", None, 1),
        ("138.0013.8000", None, 1),
        ("138_0013_8000", None, 1),
        ("138*0013*8000", None, 1),
        ("庞四 138～0013～8000", "庞四", 1),
        ("138-00138000 1390013-9000", None, 2),
        ("138-00138000/139-00139000", None, 2),
        ("庞四 138-00138000", "庞四", 1),
        ("庞四 1 380 013 8000", "庞四", 1),
        ("13800138000/13900139000", None, 2),
        ("张三 13800138000", "张三", 1),
        ("张三(电话:13800138000)", "张三", 1),
        ("手机13800138000 张三", "张三", 1),
        ("请找张三，电话13800138000，周二在", f"请找张三,{MARK},周二在", 1),
        ("1234567 13800138000", "1234567", 1),
        ("13800138000 1234567", "1234567", 1),
        # Of a foreigner who lives here for good, by the card of 2023: 9, the province, the country.
        (FOREIGNER, None, 1),
        # Beside its word also one that was written wrong.
        ("身份证 110105194912310021", None, 1),
        ("身份证：11010519491231002（庞四）", "(庞四)", 1),
        ("身份证号码：310110 1950 0101 0010", None, 1),
    ],
)
def test_a_personal_value_is_dropped_from_a_cell(cell: RawCell, left: RawCell, count: int) -> None:
    assert scrub(cell) == (left, count)


@pytest.mark.parametrize(
    "cell",
    [None, "", True, 5, 3.5, float("nan"), float("inf"), 310110009018, 310110009018.0,
     date(2014, 3, 1), datetime(2014, 3, 1, 9, 30),
     "310110009018", "31011000901802", "2014-03-01 2018-03-01", "201403012018030120",
     WRONG_CARD,
     "110105194902300021",  # no 30 February
     "91310110MA1G8ABC1X", "913101101320431518", "12310000425006117P",  # codes of bodies
     "310110000123456",  # a firm's old registration number
     "SP-2015-0012345678", "12800138000", "138001380001", "23800138000", "3812.5",
     "9013800138000", "310110138001380001", "6217 0012 1380 0138 000",
     "138/0013/8000", "138、1201、1202", "2015_138_0013_8000", "(2015)0013-8000",
     "身份证2014.03.01-2034.03.01", "身份证 20150801 前换发", "身份证受理1234567件",
     "银行卡12000000张", "身份证号",
     "0138 0013 8000 1234", "SP-2015-138-00138000", "138-00138000-1",
     "138.00138000", "1380013.8000",  # measures
     "2014-1-31-2018-10-12", "2014-1-31 2018-10-12", "2014.1.31-2018.10.12",
     "1999-10-2003-9", "1999-1-12-2003", "139 2014-11-03", "13-2015-00123", "15-101 15-1001",
     "金安居委会第十二轮共建协议（二〇一五年）"],
)  # fmt: skip
def test_a_number_of_another_kind_stays_as_it_is(cell: RawCell) -> None:
    left, count = scrub(cell)
    assert (left, type(left)) == (cell, type(cell))
    assert count == 0


# The numbers with which processors of cards try their systems; the last digit is the check digit.
BANK_CARDS = ["6200000000000005", "6205500000000000004", "4111111111111111", "5555555555554444"]


@pytest.mark.parametrize(
    ("cell", "left", "count"),
    [
        ("021-65981234", None, 1),
        ("（021）65981234", None, 1),
        ("(0512) 6512 3456", None, 1),
        ("02165981234", None, 1),
        ("021 6598-1234", None, 1),
        ("０２１－６５９８１２３４", None, 1),
        ("021—65981234", None, 1),
        ("+86-21-65981234", None, 1),
        ("0086 21 6598 1234", None, 1),
        ("0571-87651234转801", None, 1),
        ("0571-87651234-801", None, 1),
        ("0577-6512345", None, 1),  # seven digits in smaller cities
        ("庞四 021-65981234", "庞四", 1),
        ("庞四（021-65981234）值班", f"庞四{MARK}值班", 1),
        ("021-65981234、65981235", None, 2),
        ("13800138000/021-65981234", None, 2),
        ("电话65981234", None, 1),
        ("电话：6598 1234", None, 1),
        ("电话：6598-1234，庞四", "庞四", 1),
        ("电话65981234、65981235、65981236", None, 3),
        ("联系电话(家)：65981234", None, 1),
        ("座机 6598123", None, 1),
        ("TEL:65981234", None, 1),
        ("联系庞四65981234", None, 1),
        ("联系人：庞四 65981234", None, 1),
        ("庞四65981234（电话）", "庞四", 1),
        ("庞四 65981234(宅)", "庞四", 1),
        ("面积90平方米,65981234(宅)", "面积90平方米", 1),
        ("编号:微信:abc12345", "编号", 1),
        # A word for a number does not make a person's one that of a body.
        ("编号：VX:zhangsan1988", "编号", 1),
        ("编号 QQ65981234", "编号", 1),
        ("项目编号 QQ:2065981234", "项目编号", 1),
        ("联系编号 65981234 (办)", "联系编号", 1),
        ("人员编号65981234(宅)", "人员编号", 1),
        ("编号：65981234（手机）", "编号", 1),
        ("面积 65981234 (电话)", "面积", 1),
        # As forms pad their words, number them, and ask: 联系电话是多少.
        ("电　话：65981234", None, 1),
        ("填表人：庞四 联 系 电 话：65981234", "填表人:庞四", 1),
        ("电话1：65981234 电话2：65981235", None, 2),
        ("电话是65981234", None, 1),
        ("联系方式：庞四 65981234", None, 1),
        ("联系人：庞四，65981234", None, 1),
        ("庞四65981234（办公室）", "庞四", 1),
        ("☎65981234", None, 1),
        ("021.65981234", None, 1),
        ("021-65981234转分机801", None, 1),
        ("65981234转801", None, 1),
        ("QQ123456789", None, 1),
        ("庞四，QQ号：12345678", "庞四", 1),
        ("微信：pang_si88", None, 1),
        ("微信abc123", None, 1),
        ("庞四 WeChat: pangsi88", "庞四", 1),
        ("微信号 123456789", None, 1),
        ("庞四 wx：pangsi", "庞四", 1),
        ("VX:pangsi88", None, 1),
        ("weixin: pangsi88", None, 1),
        ("扣扣12345678", None, 1),
        ("021:65981234", None, 1),
        ("021_65981234", None, 1),
        ("咨询65981234", None, 1),
        ("办公室：65981234", None, 1),
        ("庞四 宅:65981234", "庞四", 1),
        ("庞四，值班65981234", "庞四", 1),
        ("联络人庞四65981234", None, 1),
        ("pangsi(at)example.com", None, 1),
        ("pangsi（at）example.com", None, 1),
        ("pangsi[AT]example[dot]com", None, 1),
        ("庞四 pang.si at mail.example.cn", "庞四", 1),
        ("pangsi at example dot com", None, 1),
        ("pangsi#163.com", None, 1),
        ("庞四pangsi＃qq.com，周二在", f"庞四{MARK},周二在", 1),
        ("pangsi @ example.com", None, 1),
        ("pangsi艾特example.com", None, 1),
        ("工资卡6217001210012345678", None, 1),
        ("账号：1001234509123456789", None, 1),
        ("社保卡号 A12345678", None, 1),
        ("公积金账号123456789012", None, 1),
        ("庞四，住址：四平路1239弄65号601室", "庞四", 1),
        ("家住四平路1239弄65号601室，独居", "独居", 1),
        ("书法（家庭地址：四平路9弄2号）", "书法", 1),
        ("13800138000@example.com", None, 1),
        ("庞四pangsi@example.com", "庞四", 1),
        ("邮箱pangsi@example.com", None, 1),
        ("电话20150312", None, 1),  # right beside its word it is none of a day
        ("pang.si@example.com", None, 1),
        ("a@b.cn", None, 1),
        (
            "庞四＠ｅｘａｍｐｌｅ．ｃｏｍ",
            "庞四＠ｅｘａｍｐｌｅ．ｃｏｍ",
            0,
        ),  # no address: 庞四 before it
        ("ｐａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ", None, 1),
        ("庞四，邮箱：pang_si@mail.example.com.cn", "庞四", 1),
        ("QQ:12345678@qq.com 庞四", "庞四", 1),
        *((card, None, 1) for card in BANK_CARDS),
        ("6200 0000 0000 0005", None, 1),
        ("6205-5000-0000-0000-004", None, 1),
        ("6205500000000000004 2015-03-12", "2015-03-12", 1),
        ("卡号：6200000000000005（庞四）", "(庞四)", 1),
        (6200000000000005, None, 1),
        (6200000000000005.0, None, 1),
        # Rounded by a spreadsheet, so that no check digit is left.
        (6.20550000000000e18, None, 1),
        ("6.2055000000E+18", None, 1),
        ("6205500000000000000", None, 1),
        ("护照E12345678", None, 1),
        ("护照号码：EA1234567", None, 1),
        ("passport no G12345678", None, 1),
        ("护照 No.E12345678", None, 1),
        ("Passport Number: E12345678", None, 1),
        ("passport to G12345678", "passport to G12345678", 0),  # another word between
        ("Passport: G12345678", None, 1),
        ("庞四，港澳居民来往内地通行证H12345678", "庞四", 1),
        ("往来港澳通行证（C12345678）庞四", "庞四", 1),
        ("庞四 E12345678（护照）", "庞四", 1),
        ("台胞证 12345678", None, 1),
        ("护照 E 12345678", None, 1),
        ("通行证号码为C12345678", None, 1),
        ("军官证：南字第1234567号", None, 1),
    ],
)
def test_telephones_mail_cards_and_papers_are_dropped(
    cell: RawCell, left: RawCell, count: int
) -> None:
    assert scrub(cell) == (left, count)


@pytest.mark.parametrize(
    "cell",
    ["65981234", "庞四65981234", "6598123", "E12345678", "H12345678",  # no word beside them
     # Numbers of agreements, cases and files.
     "SP-021-65981234", "GJ021-65981234", "2015-021-65981234", "021-20150312", "010-20180301",
     "沪共建（2015）第65981234号", "01234567890", "2015031200012345", "20150312000123456",
     "3101100090182015", "310110009018201503",
     # Days, periods, years.
     "20150312", "电话回访2015-03-12", "电话回访20150312", "联系2014-2018", "电话 2014-2018",
     "居住证20150801起", "护照 20150801 前换发", "联系20140301",
     "2014-03-01/2018-03-01", "联系日期20150312", "2014/03/01 2018/03/01",
     # Amounts and counts.
     "联系经费2300000", "联系经费2300000元", "电话费 2300000元", "联系群众3000000人", "2300000.50",
     "居住证 1234567张", "居住证受理：1234567件", "0.13800138", "转2300000元", "2300000转5年",
     "联系企业：23000000万元", 23000000, 6598123.0, 2300000000000.0,
     "建筑面积 3456789 (住宅)", "建筑面积：3456789（办公）", "金额 3456789（办公）",
     "经费约3456789(办公室)", "建 筑 面 积 3456789 (住宅)",
     # Accounts of bodies and of groups.
     "微信公众号：siping", "微信群20150801建立", "QQ群65981234", "微信平台 20150801",
     "微信2015年开通",
     # Sites, houses; counts, years; addresses that are none.
     "meeting at www.siping.gov.cn", "3#楼", "3#、5#楼加装电梯", "C#", "pangsi#楼", "a at b",
     "咨询2300000人次", "咨询2300000", "咨询2015001", "值班20150312", "每家：65981234",
     "WX2015001234", "家住四平路", "住址变更", "住址相同", "住址不详，见附件2",
     # 序号, numbers of members, roads, hotlines.
     "65981234、65981235", "联系编号65981234", "联系人工号65981234", "400-820-8820", "12345热线",
     "四平路1239弄65号", "021", "（021）", "电话", "护照", "@", "a@b", "联系@庞四", "4:30@四楼",
     # A card's digits with one changed, and numbers that begin as none does.
     "6200000000000006", "4111111111111112", "6205500000000000003", "7200000000000003",
     "1000000000000008", 6200000000000006, "0000000000000000", "62000000000000050000",
     # Codes of bodies in digits alone, of 18 and of 9.
     "913101101320431518", "513101000000000000", "132043151",
     # One whose first 15 are digits with a day of birth among them.
     "513101101205240G8N", "信用代码：91310110 1221474E2U"],
)  # fmt: skip
def test_what_is_like_a_telephone_or_a_card_stays(cell: RawCell) -> None:
    left, count = scrub(cell)
    assert (left, type(left), count) == (cell, type(cell), 0)


def test_a_row_tells_how_many_values_went_from_which_column() -> None:
    cells = ["张三", "张三 13800138000", 310110009018.0, "", f"{CARD}、{MOBILE}", 13900139000.0]
    assert scrub_row(cells) == (
        ["张三", "张三", 310110009018.0, "", None, None],
        {1: 1, 4: 2, 5: 1},
    )
    assert cells[4] == f"{CARD}、{MOBILE}"


# A credit code of digits alone that is right by GB 32100 and, as a card's number, by Luhn too.
CARD_LIKE_CODE = "623101101906855740"
assert uscc.is_valid(CARD_LIKE_CODE)
assert luhn.is_valid(CARD_LIKE_CODE)
# An old ID whose last digit is right for the number of a registered firm (ISO 7064, 11, 10) too.
OLD_CARD_LIKE_CODE = next(
    number for last in range(10) if mod_11_10.is_valid(number := f"31011070080512{last}")
)


@pytest.mark.parametrize(
    ("kind", "field", "cell", "left", "count"),
    [
        ("partner_units", "code", CARD_LIKE_CODE, CARD_LIKE_CODE, 0),
        ("partner_units", "name", CARD_LIKE_CODE, None, 1),
        ("partner_units", "code", CARD, None, 1),
        ("partner_units", "code", OLD_CARD_LIKE_CODE, None, 1),
        ("partner_units", "code", MOBILE, None, 1),
        ("partner_units", "code", BANK_CARDS[1], None, 1),
        ("holdings", "person", "庞四 65981234", "庞四", 1),
        ("holdings", "person", "庞四（6598123）、庞五65981235", f"庞四{MARK}、庞五", 2),
        ("holdings", "person", "庞四20150312", "庞四20150312", 0),  # a day
        ("holdings", "qualification", "庞四 65981234", "庞四 65981234", 0),
    ],
)
def test_the_column_says_what_a_number_is(
    kind: str, field: str, cell: str, left: RawCell, count: int
) -> None:
    (column,) = (each for each in registry()[kind].SHEET.columns if each.field == field)
    assert scrub_row([cell], [column]) == ([left], {0: count} if count else {})


def test_a_row_without_any_is_the_same_row() -> None:
    cells = ["张三", "金安居委会", 310110009018.0, None, date(2014, 3, 1)]
    assert scrub_row(cells) == (cells, {})
    assert scrub_row(cells)[0] is cells


def card(birth: date, serial: int) -> str:
    head = f"310110{birth:%Y%m%d}{serial:03}"
    return head + ric.calc_check_digit(head + "0")


CARDS = st.builds(card, st.dates(date(1920, 1, 1), date(2020, 1, 1)), st.integers(0, 999))
MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
WORDS = st.text("张三，、;: （）()abcX路弄号", max_size=8)


def spaced(number: str, gap: str, parts: tuple[int, ...]) -> str:
    found, at = [], 0
    for length in parts:
        found.append(number[at : at + length])
        at += length
    return gap.join(found)


@given(
    WORDS,
    st.one_of(
        st.builds(spaced, CARDS, st.sampled_from(["", " ", "-", "　"]), st.just((6, 8, 4))),
        st.builds(
            spaced,
            MOBILES,
            st.sampled_from(["", " ", "-", "－", " - "]),
            st.sampled_from([(3, 4, 4), (4, 3, 4), (3, 3, 5), (3, 8), (7, 4), (1, 3, 3, 4)]),
        ),
    ),
    WORDS,
)
def test_no_personal_value_is_left_behind(before: str, value: str, after: str) -> None:
    # A letter X after 17 digits would belong to the number.
    assume(not after.startswith("X"))
    left, count = scrub(before + value + after)
    digits = "".join(filter(str.isdigit, value))
    assert count == 1
    assert digits not in "".join(filter(str.isdigit, as_text(left)))
    assert scrub(left) == (left, 0)


def bank_card(digits: str) -> str:
    return digits + luhn.calc_check_digit(digits)


BANK = st.builds(
    bank_card, st.from_regex(r"62[0-9]{13,16}|4[0-9]{14}|5[1-5][0-9]{13}", fullmatch=True)
)
LANDLINES = st.from_regex(
    r"(021|010)[-—]?[3-8][0-9]{7}|0(512|571)[- ]?[3-8][0-9]{6,7}", fullmatch=True
)


@given(WORDS, st.one_of(BANK, LANDLINES), WORDS)
def test_no_card_of_a_bank_and_no_telephone_is_left_behind(
    before: str, value: str, after: str
) -> None:
    # Letters before a number make it a piece of a code.
    assume(not re.search(r"[abcX]$", before))
    left, count = scrub(before + value + after)
    assert count == 1
    digits = "".join(filter(str.isdigit, value))
    assert digits not in "".join(filter(str.isdigit, as_text(left)))


def is_anybodys(digits: str) -> bool:
    """Say by definition whether digits are an ID, a card or a mobile number."""
    if len(digits) == 11:
        return digits[0] == "1" and digits[1] >= "3"
    if len(digits) == 18 and ric.is_valid(digits):
        return date(1900, 1, 1) <= ric.get_birth_date(digits) <= date.today()
    return 16 <= len(digits) <= 19 and digits.startswith("62") and luhn.is_valid(digits)


@given(
    st.lists(st.one_of(CARDS, MOBILES, BANK, LANDLINES, WORDS), max_size=6),
    st.sampled_from(" 、，\n"),
)
def test_no_number_of_a_person_survives_in_a_text(parts: list[str], between: str) -> None:
    left = as_text(scrub(between.join(parts))[0])
    assert [digits for digits in re.findall(r"\d+[Xx]?", left) if is_anybodys(digits)] == []


@pytest.mark.parametrize("word", ["电话", "手机", "联系", "护照", "QQ", "微信："])
def test_thousands_of_spaces_behind_a_word_cost_little(word: str) -> None:
    text = f"{word}{' ' * 32_000}{'1234' * 5}"
    assert scrub(text) == (text, 0)


@given(st.text("0123456789Xx -.+E@（）年张电话护照、", max_size=40))
def test_scrubbing_twice_finds_no_more(text: str) -> None:
    left, _ = scrub(text)
    assert scrub(left) == (left, 0)


@pytest.mark.parametrize("between", ["、", "/021-", ".021-"])
def test_thousands_of_telephones_in_one_cell_are_dropped(between: str) -> None:
    count = 32_000 // len(f"{between}65981235")
    left, dropped = scrub("电话021-65981234" + f"{between}65981235" * count)
    assert dropped == count + 1
    assert not re.search(r"\d", as_text(left))


@pytest.mark.parametrize("unit", [" ", "1 ", "13", "1-", "(", "、", "1.1"])
def test_a_cell_as_long_as_a_spreadsheet_allows_is_scrubbed(unit: str) -> None:
    text = f"{unit * (32_000 // len(unit))}张三 {MOBILE}"
    left, count = scrub(text)
    assert count
    assert MOBILE not in as_text(left)


@given(st.integers(0, 10**9 - 1), st.sampled_from(["91310110", "52310000", "12310110"]))
def test_a_credit_code_is_taken_for_an_id_card_only_where_it_is_one(body: int, head: str) -> None:
    code = f"{head}{body:09}"
    code += uscc.calc_check_digit(code)
    assume(ric.calc_check_digit(code) != code[-1] and not code.endswith("000"))
    assert scrub(code) == (code, 0)


NOT_READ = "从未读取-7351"
"""Stands in columns that no field is for."""


OTHERS = "021-65981234，pang.si@example.com，6200000000000005，护照E12345678，电话65987654"
"""Five values of a person: a landline, mail, a card of a bank, a passport, a number of a street."""


def roster(path: Path) -> Path:
    """Write a roster with personal values wherever offices put them."""
    book = xlsxwriter.Workbook(path)
    areas = book.add_worksheet("居民区")
    areas.write_row(0, 0, ["区划代码", "居民区名称", f"备注{MOBILE}", "联系电话"])
    areas.write_row(1, 0, [310110009018, "铁岭路九十弄居委会", NOT_READ, MOBILE])
    sheet = book.add_worksheet(f"任职{CARD}")
    headings = ["姓名", "任职组织", "职务", "专长", "工作单位", "备注", "身份证号码", "电话"]
    sheet.write_row(0, 0, headings)
    good = [
        "张三 13800138000",
        "铁岭路九十弄居委会",
        "书记",
        f"书法，{CARD}，值班，{OTHERS}",
        13900139000,
    ]
    sheet.write_row(1, 0, [*good, NOT_READ, CARD, MOBILE])
    bad = ["李四", "无此组织", "无此职务13700137000", f"电话：{MOBILE}，{OTHERS}", CARD]
    sheet.write_row(2, 0, [*bad, NOT_READ, CARD, MOBILE])
    sheet.write_row(3, 0, [f"（示例）{MOBILE}", "", "", NOT_READ, "", NOT_READ])
    committees = book.add_worksheet("居委会")
    committees.write_row(0, 0, ["居委会名称", "居民区", "代码", "地址备注"])
    committees.write_row(1, 0, ["铁岭路九十弄居委会", "铁岭路90弄", "310110009018", NOT_READ])
    book.close()
    return path


def everything(folder: Path, graph: Graph, report: Report) -> Iterator[tuple[str, str]]:
    """Yield all that a load leaves behind or says, as text."""
    for path in folder.rglob("*"):
        if path.is_file() and "server" not in path.relative_to(folder).parts:
            yield path.name, path.read_bytes().decode("utf-8", "replace")
    yield "graph", repr(graph.read("MATCH (n) RETURN properties(n) AS p"))
    yield "ties", repr(graph.read("MATCH ()-[r]->() RETURN properties(r) AS p"))
    for language in LANGUAGES:
        yield "document", json.dumps(report.document(language), ensure_ascii=False)
        yield "remarks", "\n".join(each.get(language) for each in report.remarks())
        for name, book in (
            ("report", report.workbook(language)),
            ("refused", refused_workbook(report, language)),
        ):
            with zipfile.ZipFile(io.BytesIO(book)) as package:
                for part in package.namelist():
                    yield f"{name} {part}", package.read(part).decode("utf-8", "replace")
    yield "repr", repr(report)


def test_nothing_personal_and_no_column_that_is_not_read_is_left_anywhere(
    empty_graph: Graph, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    report = loaders.load(empty_graph, [roster(tmp_path / f"名册{MOBILE}，021-65981234.xlsx")])
    (holdings,) = (count for count in report.counts if count.kind == "holdings")
    assert (holdings.loaded, holdings.refused) == (1, 1)
    assert holdings.dropped == 16
    assert [row["name"] for row in empty_graph.read("MATCH (p:Person) RETURN p.name AS name")] == [
        "张三"
    ]
    for where, text in [*everything(empty_graph.home, empty_graph, report), ("log", caplog.text)]:
        found = re.findall(
            rf"{NOT_READ}|11010519491231002|13[789]0013[789]000|65981234|pang\.si|620000000|E1234|65987654",
            text,
        )
        assert found == [], where


def test_the_archive_is_among_what_is_searched(empty_graph: Graph, tmp_path: Path) -> None:
    report = loaders.load(empty_graph, [roster(tmp_path / "名册.xlsx")])
    searched = list(everything(empty_graph.home, empty_graph, report))
    assert sum("张三" in text for _, text in searched) >= 2
    assert any("无此组织" in text for name, text in searched if name.startswith("refused"))


@pytest.mark.parametrize(
    "text",
    [
        "国家住房保障条例第3号宣传",
        "学习国家住建部2018年第12号令",
        "老人之家住3号楼",
        "户籍地址与居住地址不一致的2018号台账",
        "社保卡 2018.3.1-2018.12.31",
        "宣传栏(180*2400*1200)制作",
        "办公室：2018-0001",
    ],
)
def test_what_only_resembles_personal_data_stays(text: str) -> None:
    assert scrub(text) == (text, 0)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("为家住鞍山三村4号的独居老人送餐", f"为{MARK}的独居老人送餐"),
        ("家住小区3号楼居民反映漏水", "居民反映漏水"),
        ("住址：杨浦区 四平路1239弄65号601室", None),
        ("住址（四平路1239弄65号601室）", None),
    ],
)
def test_of_a_home_its_address_goes_and_no_more(text: str, left: str | None) -> None:
    assert scrub(text) == (left, 1)
