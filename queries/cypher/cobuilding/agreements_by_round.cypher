// title = { zh = "各轮签约", en = "Agreements by round" }
// kind = "list"
// [description]
// zh = "每个共建单位签了哪几轮：各轮均签为持续，上一轮签、最近一轮未签为未续，只签最近一轮为新签。轮次不详的协议另计。"
// en = "Which rounds each partner signed: all of them (sustained), not the latest (lost), only the latest (new), or the latest after a gap (returned). Agreements of unknown round are counted apart."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// partner_id = { zh = "共建单位编号", en = "partner id", type = "id" }
// partner = { zh = "共建单位", en = "partner" }
// unit_type = { zh = "单位类型", en = "unit type", of = "PartnerUnit.unit_type" }
// rounds = { zh = "已签轮次", en = "rounds signed", type = "strings" }
// state = { zh = "状态", en = "state", choices = { sustained = { zh = "各轮均签", en = "sustained" }, renewed = { zh = "续签", en = "renewed" }, new = { zh = "新签", en = "new" }, returned = { zh = "中断后复签", en = "returned" }, lost = { zh = "未续", en = "lost" }, unknown = { zh = "待核实", en = "unknown" } } }
// agreements = { zh = "协议数", en = "agreements", type = "integer" }
// last_signed = { zh = "最近签约", en = "last signed", type = "date" }
// unknown = { zh = "轮次或日期不详", en = "round or day unknown", type = "integer" }

// The agreements of the place: asking each for its areas is slow; see agreements_without_projects.
CALL () {
  MATCH (agreement:Agreement)
  WHERE coalesce(agreement.place, '') STARTS WITH $scope
  RETURN agreement
  UNION
  MATCH (agreement:Agreement)<-[:PARTY_TO { side: 'area' }]-(:Organisation)-[:COVERS]->(area:Area)
  WHERE area.place STARTS WITH $scope
  RETURN agreement
}
WITH agreement
WHERE coalesce(agreement.signed <= $as_of, true)
WITH *, CASE agreement.ends_precision
    WHEN 'month'
    THEN date.truncate('month', agreement.ends) + duration('P1M') - duration('P1D')
    WHEN 'year', 'circa'
    THEN date.truncate('year', agreement.ends) + duration('P1Y') - duration('P1D')
    ELSE agreement.ends
  END AS expires
WITH *, CASE
    WHEN agreement.status = 'terminated' THEN 'terminated'
    WHEN expires < $as_of OR expires IS NULL AND agreement.status = 'ended' THEN 'ended'
    WHEN agreement.signed IS NULL THEN 'unknown'
    ELSE 'active'
  END AS force
MATCH (agreement)<-[:PARTY_TO { side: 'partner' }]-(partner:Organisation)
WITH partner, agreement, CASE WHEN agreement.signed IS NOT NULL THEN agreement.round END AS round
  ORDER BY round
WITH partner, collect(DISTINCT round) AS rounds, count(agreement) AS agreements,
  max(agreement.signed) AS last_signed, count(*) - count(round) AS unknown
WITH collect({
    partner: partner, rounds: rounds, agreements: agreements, last_signed: last_signed,
    unknown: unknown
  }) AS partners,
  max(last(rounds)) AS latest
UNWIND partners AS p
RETURN p.partner.id AS partner_id, p.partner.name AS partner, p.partner.unit_type AS unit_type,
  p.rounds AS rounds,
  CASE
    WHEN size(p.rounds) = 0 THEN 'unknown'
    WHEN last(p.rounds) < latest THEN 'lost'
    WHEN size(p.rounds) = latest THEN 'sustained'
    WHEN size(p.rounds) = 1 THEN 'new'
    WHEN last(p.rounds) - p.rounds[0] + 1 = size(p.rounds) THEN 'renewed'
    ELSE 'returned'
  END AS state,
  p.agreements AS agreements, p.last_signed AS last_signed, p.unknown AS unknown
ORDER BY size(rounds) DESC, last(rounds) DESC, partner_id
