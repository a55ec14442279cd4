"""Written values, in the habits of many drafters: what must parse and what must not."""

from __future__ import annotations

import pytest

from analysis.text.written import figures, plain

MUST = {
    "rate": {
        "年14.6％": "14.6%/year",
        "年率１４．６％": "14.6%/year",
        "年利 14.6 %": "14.6%/year",
        "年率１４．\n６％": "14.6%/year",
        "年 ３ パーセント": "3%/year",
        "年十四・六パーセント": "14.6%/year",
        "年一割四分六厘": "14.6%/year",
        "年5分": "5%/year",
        "年1000分の146": "14.6%/year",
        "年（365日当たり）14.6％": "14.6%/year",
        "年率（１年を365日とする日割計算）8.25％": "8.25%/year",
        "14.6％（年率）": "14.6%/year",
        "14.6%/年": "14.6%/year",
        "日歩４銭": "0.04%/day",
        "日歩4銭5厘": "0.045%/day",
        "日歩0.04％": "0.04%/day",
        "1日につき0.1％": "0.1%/day",
        "一日当たり1000分の1": "0.1%/day",
        "日率0.03％": "0.03%/day",
        "月1％": "1%/month",
        "月利1.5％": "1.5%/month",
        "1か月につき2％": "2%/month",
    },
    "duration": {
        "1ヶ月": "P1M",
        "１か月": "P1M",
        "一箇月": "P1M",
        "1カ月": "P1M",
        "壱ヶ月": "P1M",
        "1ヵ月": "P1M",
        "1ケ月": "P1M",
        "六月以内": "P6M",
        "３０日": "P30D",
        "三十日間": "P30D",
        "３０ 日": "P30D",
        "24時間": "PT24H",
        "二十四時間": "PT24H",
        "90分以内": "PT90M",
        "5営業日": "P5BD",
        "1ヶ月と5営業日": "P1M+5BD",
        "2週間": "P2W",
        "１年間": "P1Y",
        "12ヶ月": "P12M",
        "十二か月": "P12M",
        "1年6か月": "P1Y6M",
        "一年半": "P1Y6M",
        "半年": "P6M",
    },
    "money": {
        "30,000円": "JPY30000",
        "３０，０００円": "JPY30000",
        "30万円": "JPY300000",
        "３万５千円": "JPY35000",
        "金参拾萬円也": "JPY300000",
        "金10,000円": "JPY10000",
        "1億2,000万円": "JPY120000000",
        "千円": "JPY1000",
        "￥5,000": "JPY5000",
        "¥980": "JPY980",
        "五百円": "JPY500",
    },
    "multiple": {"2倍": "x2", "２．５倍": "x2.5", "三倍": "x3", "賃料の倍額": "x2"},
    "date": {
        "令和２年２月１日": "2020-02-01",
        "令和元年５月１日": "2019-05-01",
        "平成３０年４月１日": "2018-04-01",
        "昭和六十三年十二月三十日": "1988-12-30",
        "2024年4月1日": "2024-04-01",
        "2024 年 4 月 1 日": "2024-04-01",
        "二〇二四年四月一日": "2024-04-01",
        "2024/4/1": "2024-04-01",
        "2024.04.01": "2024-04-01",
        "2024-04-01": "2024-04-01",
        "R6.4.1": "2024-04-01",
    },
}
MUST_NOT = {
    "rate": ("稼働の年度", "第14条第6項", "年14.6倍", "5分以内", "一日三食"),
    "duration": (
        "2024年4月1日",
        "令和5年",
        "平成11年法律第52号",
        "第10日目",
        "翌月の1日",
        "毎月20日",
        "4月1日",
        "30分の1",
        "十分な注意",
        "一般の利用者",
        "統一的な基準",
        "第3条第2項",
        "5個",
        "10時から17時まで",
        "一部",
        "5名",
    ),
    "money": ("日本円", "円滑な運営", "千葉県", "第5号", "3万人"),
    "multiple": ("24時間の倍数", "倍以上に増やす"),
    "date": ("2023年13月1日", "2023年2月30日", "令和2年2月", "12.5.1節", "第2.1.3版", "192.168.1.1"),
}


@pytest.mark.parametrize(
    ("kind", "written", "value"), [(kind, w, v) for kind, table in MUST.items() for w, v in table.items()]
)
def test_a_written_value_is_read_whole(kind: str, written: str, value: str) -> None:
    text = plain(f"これは、{written}、とする。")
    found = [figure for figure in figures(text) if figure.kind == kind]
    assert [str(figure.value) for figure in found] == [value]


@pytest.mark.parametrize(("kind", "written"), [(kind, w) for kind, words in MUST_NOT.items() for w in words])
def test_what_only_looks_like_a_value_is_none(kind: str, written: str) -> None:
    text = plain(f"これは、{written}、とする。")
    assert [figure for figure in figures(text) if figure.kind == kind and figure.value] == []


def test_a_range_of_plain_text_is_a_range_of_the_text() -> None:
    text = "料金は，３０，０００円（税別）とし，年１４．６％を加算する。"
    assert len(plain(text)) == len(text)
    assert [text[f.start : f.end] for f in figures(plain(text))] == ["３０，０００円", "年１４．６％"]
