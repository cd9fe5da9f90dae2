// title = { zh = "大调解", en = "Mediation funnel" }
// kind = "indicator"
// id = "I34"
// unit = "ratio"
// detail = "mediation_cases"
// rule = "DM1"
// [description]
// zh = "近365日收到的调解案件中，达成协议的占已办结的比例；分项为受理占收到、达成占受理、确认占达成、两种以上途径衔接的占途径已知案件、30日内确认占已确认。"
// en = "Cases received within 365 days: agreed of closed; parts: accepted of received, agreed of accepted, confirmed of agreed, cases with two routes or more of those with known routes, confirmed within 30 days of confirmed."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// days = { type = "integer", default = 365, zh = "天数", en = "days" }
// confirmation_rules = { type = "rules", topic = "confirmation", zh = "司法确认规则", en = "rules on confirmation" }
// [columns]
// part = { zh = "分项", en = "part", choices = { accepted = { zh = "受理率", en = "accepted" }, agreed = { zh = "达成率", en = "agreed of accepted" }, confirmed = { zh = "确认率", en = "confirmed of agreed" }, joined = { zh = "衔接率", en = "two routes or more" }, timely = { zh = "30日内确认", en = "confirmed within 30 days" } } }
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

OPTIONAL CALL () {
  MATCH (item:Case { form: 'mediation' })
  WHERE coalesce(item.place, '') STARTS WITH $scope
    AND $as_of - duration({ days: $days }) <= item.received AND item.received <= $as_of
  WITH item,
    coalesce(item.accepted <= $as_of, false) AS accepted,
    coalesce(item.agreed <= $as_of, false) AS agreed,
    coalesce(item.confirmed <= $as_of, false) AS confirmed,
    coalesce(item.closed <= $as_of, false) AS closed,
    head([rule IN $confirmation_rules WHERE rule.from <= $as_of AND $as_of < rule.to]) AS rule
  WITH *, CASE
      WHEN confirmed AND item.agreed IS NOT NULL
      THEN item.confirmed <= item.agreed + duration({ days: coalesce(rule.numbers.days, 30) })
    END AS timely
  RETURN item, accepted, agreed, confirmed, closed, timely
}
WITH collect(CASE WHEN item IS NOT NULL THEN {
    accepted: accepted, agreed: agreed, confirmed: confirmed, closed: closed, timely: timely,
    routes: size(item.routes)
  } END) AS cases
UNWIND [null, 'accepted', 'agreed', 'confirmed', 'joined', 'timely'] AS part
WITH part, cases, CASE part
    WHEN 'accepted' THEN cases
    WHEN 'agreed' THEN [c IN cases WHERE c.accepted]
    WHEN 'confirmed' THEN [c IN cases WHERE c.agreed]
    WHEN 'joined' THEN cases
    WHEN 'timely' THEN [c IN cases WHERE c.confirmed]
    ELSE [c IN cases WHERE c.closed]
  END AS base
WITH part, [c IN base | CASE part
    WHEN 'accepted' THEN c.accepted
    WHEN 'confirmed' THEN c.confirmed
    WHEN 'joined' THEN c.routes >= 2
    WHEN 'timely' THEN c.timely
    ELSE c.agreed
  END] AS answers
WITH part, size([x IN answers WHERE x]) AS numerator,
  size([x IN answers WHERE x IS NOT NULL]) AS denominator,
  size([x IN answers WHERE x IS NULL]) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
