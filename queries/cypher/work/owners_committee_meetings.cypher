// title = { zh = "业委会会议间隔", en = "Owners' meetings" }
// kind = "list"
// [description]
// zh = "各业委会最近一次会议（联席会议、议事或作出决定）的日期，是否已超过62日；无记录的视为超过，但街道从未登记过业委会会议的为不详，成立或本届开始不满62日的不算。只知年月的会议按该期间最后一日计。"
// en = "The last meeting of each owners' committee (joint meeting, deliberation or decision) and whether more than 62 days have passed; none on record counts as passed, except where the street never recorded any, or the committee or its term began within them. A meeting known to the month or year counts as its last day."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// meeting_rules = { type = "rules", topic = "meeting", zh = "会议规则", en = "rules on meetings" }
// faults = { type = "boolean", default = false, zh = "只列有问题的", en = "list those with faults only" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// last_meeting = { zh = "最近会议日期", en = "last meeting", type = "date" }
// certain = { zh = "日期已知", en = "day known", type = "boolean" }
// days_since = { zh = "距今天数", en = "days since", type = "integer" }
// gap = { zh = "超过间隔", en = "too long", type = "boolean" }
// rule = { zh = "依据规则", en = "rule" }
// area_ids = { zh = "区划代码", en = "area codes", type = "id" }
// sources = { zh = "来源", en = "sources", type = "id" }

CALL () {
  // Where a street never recorded that a committee met, none is said to have paused. One of
  // several streets is judged by their district.
  CALL () {
    MATCH (body:Organisation)-[:TOOK_PART]->(meeting:Activity)
    WHERE body.place STARTS WITH left($scope, 6) AND size(body.place) > 5
      AND body:OwnersCommittee AND meeting.form IN ['joint_meeting', 'deliberation']
    RETURN body
    UNION
    MATCH (body:Organisation)<-[:OF]-(:Decision)
    WHERE body.place STARTS WITH left($scope, 6) AND size(body.place) > 5
      AND body:OwnersCommittee
    RETURN body
  }
  UNWIND [9, 6] AS digits
  RETURN collect(DISTINCT left(body.place, digits)) AS received
}
MATCH (body:OwnersCommittee)-[:GOVERNS]->(estate:Estate)
WHERE estate.place STARTS WITH $scope
  AND (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
WITH DISTINCT body, left(coalesce(body.place, ''), 9) IN received AS recorded
// Neither a new committee nor one of a new term has paused before it began. Each day may be the
// last of its month or year: nobody is said to have paused who may have met.
CALL (body) {
  CALL (body) {
    MATCH (body)-[:TOOK_PART]->(meeting:Activity)
    WHERE meeting.form IN ['joint_meeting', 'deliberation']
    RETURN true AS met, meeting.date AS day, meeting.date_precision AS precision
    UNION
    MATCH (body)<-[:OF]-(decision:Decision)
    RETURN true AS met, decision.date AS day, decision.date_precision AS precision
    UNION
    MATCH (body)<-[:OF]-(term:Term)
    RETURN false AS met, term.start AS day, term.start_precision AS precision
    UNION
    RETURN false AS met, body.founded AS day, body.founded_precision AS precision
  }
  WITH * WHERE day <= $as_of
  WITH *, CASE precision
      WHEN 'month' THEN date.truncate('month', day) + duration('P1M') - duration('P1D')
      WHEN 'year', 'circa' THEN date.truncate('year', day) + duration('P1Y') - duration('P1D')
      ELSE day
    END AS last
  WITH met, day, CASE WHEN last <= $as_of THEN last ELSE $as_of END AS last
  RETURN max(CASE WHEN met THEN last END) AS last_meeting, max(last) AS active,
    max(CASE WHEN met AND day = last THEN last END) AS known
}
WITH *, head([rule IN $meeting_rules
    WHERE rule.from <= $as_of AND $as_of < rule.to
      AND coalesce(body.place, '') STARTS WITH rule.place]) AS rule
WITH *, coalesce(rule.numbers.days, 62) AS allowed
WITH *, CASE
    WHEN $as_of - duration({ days: allowed }) <= active THEN false
    WHEN recorded OR last_meeting IS NOT NULL THEN true
  END AS gap
WHERE NOT $faults OR gap
WITH *,
  COLLECT {
    MATCH (body)-[:COVERS]->(area:Area)
    RETURN { id: area.id, name: area.name } AS found ORDER BY area.id
    UNION
    MATCH (body)-[:GOVERNS]->(:Estate)-[:IN]->(area:Area)
    RETURN { id: area.id, name: area.name } AS found ORDER BY area.id
  } AS places
RETURN body.id AS body_id, body.name AS body, body.kind AS kind,
  [place IN places | place.name] AS areas,
  last_meeting, known = last_meeting AS certain,
  duration.inDays(last_meeting, $as_of).days AS days_since, gap,
  CASE WHEN gap THEN rule.id END AS rule, [place IN places | place.id] AS area_ids,
  body.sources AS sources
ORDER BY gap IS NULL, gap DESC, last_meeting, body_id
