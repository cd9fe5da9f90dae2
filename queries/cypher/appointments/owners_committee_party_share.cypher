// title = { zh = "业委会党员比例", en = "Party members on owners' committees" }
// kind = "list"
// [description]
// zh = "每个业委会在任委员中的党员人数；党员身份不详或任职起始不详的不计入，另列。"
// en = "Party members among the members of each owners' committee; unknown membership or unknown start is left out and counted apart."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// estates = { zh = "小区", en = "estates", type = "strings" }
// members = { zh = "委员人数", en = "members", type = "integer" }
// party = { zh = "党员", en = "Party members", type = "integer" }
// known = { zh = "身份已知", en = "known", type = "integer" }
// share = { zh = "党员比例", en = "share", type = "percent" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// even = { zh = "人数为双数", en = "even number", type = "boolean" }

MATCH (body:OwnersCommittee)-[:GOVERNS]->(estate:Estate)
WHERE estate.place STARTS WITH $scope
  AND (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
WITH DISTINCT body
OPTIONAL MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
WHERE post.role IN [
    'secretary', 'deputy_secretary', 'discipline_member', 'organisation_member',
    'publicity_member', 'director', 'deputy_director', 'head', 'member'
  ]
  AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
WITH body, person, count(held.start) > 0 AS certain
WITH body, count(CASE WHEN certain THEN person END) AS members,
  count(CASE WHEN certain THEN person.party END) AS known,
  count(CASE WHEN certain AND person.party THEN person END) AS party,
  count(CASE WHEN NOT certain OR person.party IS NULL THEN person END) AS unknown
RETURN body.id AS body_id, body.name AS body,
  COLLECT {
    MATCH (body)-[:COVERS]->(area:Area)
    RETURN area.name AS name ORDER BY area.id
    UNION
    MATCH (body)-[:GOVERNS]->(:Estate)-[:IN]->(area:Area)
    RETURN area.name AS name ORDER BY area.id
  } AS areas,
  COLLECT { MATCH (body)-[:GOVERNS]->(estate:Estate) RETURN estate.name ORDER BY estate.id }
    AS estates,
  members, party, known, CASE WHEN known > 0 THEN toFloat(party) / known END AS share, unknown,
  members > 0 AND members % 2 = 0 AS even
ORDER BY body_id
