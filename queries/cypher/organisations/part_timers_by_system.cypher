// title = { zh = "兼职委员来源系统", en = "Part-time commissioners by source system" }
// kind = "list"
// [description]
// zh = "每个居民区党组织兼职委员来自居委会、业委会、物业、共建单位、条线单位的人数；缺少的系统列出。来源不详或任职起始不详的另计。"
// en = "Part-time commissioners of each area's Party organisation by the five source systems; systems that are absent are listed. Unknown system or start is counted apart."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// area = { zh = "居民区", en = "area" }
// residents_committee = { zh = "居委会", en = "residents' committee", type = "integer" }
// owners_committee = { zh = "业委会", en = "owners' committee", type = "integer" }
// property_firm = { zh = "物业", en = "property firm", type = "integer" }
// partner_unit = { zh = "共建单位", en = "partner unit", type = "integer" }
// line_department = { zh = "条线单位", en = "line department", type = "integer" }
// systems = { zh = "来源系统数", en = "systems", type = "integer" }
// missing = { zh = "缺少的系统", en = "systems absent", type = "strings", of = "HOLDS.system" }
// share = { zh = "覆盖比例", en = "share of five", type = "percent" }
// persons = { zh = "兼职委员", en = "part-timers", type = "strings", of = "Person.name" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }

MATCH (a:Area)
WHERE a.place STARTS WITH $scope
OPTIONAL CALL (a) {
  MATCH (a)<-[:COVERS]-(body:PartyOrganisation)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
  WHERE post.role = 'part_time_commissioner'
    AND (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
    AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
  WITH person, collect(DISTINCT CASE WHEN held.start IS NOT NULL THEN held.system END) AS systems
  RETURN person, systems ORDER BY person.pinyin, person.id
}
WITH a, collect({ person: person, systems: systems }) AS part_timers
WITH a, [p IN part_timers WHERE size(p.systems) > 0] AS known,
  [p IN part_timers WHERE p.person IS NOT NULL AND size(p.systems) = 0] AS unknown
WITH *, [system IN [
    'residents_committee', 'owners_committee', 'property_firm', 'partner_unit', 'line_department'
  ] | { system: system, count: size([p IN known WHERE system IN p.systems]) }] AS counts
WITH *, size([c IN counts WHERE c.count > 0]) AS systems
RETURN a.id AS area_id, a.name AS area,
  counts[0].count AS residents_committee, counts[1].count AS owners_committee,
  counts[2].count AS property_firm, counts[3].count AS partner_unit,
  counts[4].count AS line_department,
  systems, [c IN counts WHERE c.count = 0 | c.system] AS missing, systems / 5.0 AS share,
  [p IN known | p.person.name] AS persons, size(unknown) AS unknown
ORDER BY area_id
