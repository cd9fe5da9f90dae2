// title = { zh = "利益冲突", en = "Conflicts of interest" }
// kind = "list"
// [description]
// zh = "业委会委员本人、配偶或直系亲属受雇于为其小区服务的物业企业，或在其中任职。任职、受雇或合同的起始日期不详的，标为待核实。"
// en = "A member of an owners' committee, a spouse or lineal relative is employed by the firm that serves the estate, or holds a post of it. Where the start of the holding, the job or the contract is unknown, it is to be verified."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// estates = { zh = "小区", en = "estates", type = "strings" }
// person_id = { zh = "人员编号", en = "person id", type = "id" }
// person = { zh = "委员", en = "member" }
// firm_id = { zh = "物业企业编号", en = "firm id", type = "id" }
// firm = { zh = "物业企业", en = "firm" }
// employed_id = { zh = "受雇者编号", en = "employed id", type = "id" }
// employed = { zh = "受雇者", en = "employed" }
// degree = { zh = "关系", en = "relation", of = "RELATIVE_OF.degree", choices = { self = { zh = "本人", en = "self" }, unknown = { zh = "亲属（不详）", en = "relative" } } }
// certain = { zh = "起始日期均已知", en = "all starts known", type = "boolean" }
// place = { zh = "所在区划", en = "place", type = "id" }
// area_ids = { zh = "区划代码", en = "area codes", type = "id" }
// sources = { zh = "来源", en = "sources", type = "id" }

CALL () {
  // Few of a firm's people sit on a committee; they are found from the firms, in a quarter of
  // the time that all posts of all members take.
  MATCH (estate:Estate)<-[:SERVES]-(firm:PropertyFirm)
  WHERE estate.place STARTS WITH $scope
  WITH DISTINCT firm
  MATCH (firm)<-[:OF]-(:Post)<-[:HOLDS]-(person:Person)
  WHERE EXISTS { (person)-[:HOLDS]->(:Post)-[:OF]->(:OwnersCommittee) }
  RETURN collect(DISTINCT person) AS staff
}
MATCH (body:OwnersCommittee)-[:GOVERNS]->(estate:Estate)<-[serves:SERVES]-(firm:PropertyFirm)
WHERE estate.place STARTS WITH $scope
  AND (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  AND coalesce(serves.start <= $as_of, true) AND (serves.end IS NULL OR $as_of < serves.end)
MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(member:Person)
WHERE post.role IN [
    'secretary', 'deputy_secretary', 'discipline_member', 'organisation_member',
    'publicity_member', 'director', 'deputy_director', 'head', 'member'
  ]
  AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
// Of a city's members few have such a tie: to look for both at each took half of the time.
WITH * WHERE member IN staff OR EXISTS { (member)-[:EMPLOYED_BY|RELATIVE_OF]-() }
// Who holds a post of the firm works for it, whether that is written down once more or not.
CALL (member, firm) {
  MATCH (member)-[job:EMPLOYED_BY|HOLDS]->()-[:OF*0..1]->(firm)
  WHERE coalesce(job.start <= $as_of, true) AND (job.end IS NULL OR $as_of < job.end)
  RETURN member AS employed, 'self' AS degree, job
  UNION
  MATCH (member)-[related:RELATIVE_OF]-(employed:Person)
    -[job:EMPLOYED_BY|HOLDS]->()-[:OF*0..1]->(firm)
  WHERE coalesce(job.start <= $as_of, true) AND (job.end IS NULL OR $as_of < job.end)
  RETURN employed, coalesce(related.degree, 'unknown') AS degree, job
}
WITH body, member, firm, employed, degree,
  collect(DISTINCT estate.name) AS estates,
  max(held.start IS NOT NULL AND serves.start IS NOT NULL AND job.start IS NOT NULL) AS certain,
  collect(DISTINCT job.sources) + collect(DISTINCT held.sources) AS sources
WITH *,
  COLLECT {
    MATCH (body)-[:COVERS]->(area:Area)
    RETURN { id: area.id, name: area.name } AS found ORDER BY area.id
    UNION
    MATCH (body)-[:GOVERNS]->(:Estate)-[:IN]->(area:Area)
    RETURN { id: area.id, name: area.name } AS found ORDER BY area.id
  } AS places
RETURN body.id AS body_id, body.name AS body,
  [place IN places | place.name] AS areas, estates,
  member.id AS person_id, member.name AS person, firm.id AS firm_id, firm.name AS firm,
  employed.id AS employed_id, employed.name AS employed, degree, certain,
  body.place AS place, [place IN places | place.id] AS area_ids,
  COLLECT { UNWIND sources AS some UNWIND some AS one RETURN DISTINCT one ORDER BY one }
    AS sources
ORDER BY certain DESC, body_id, person_id, employed_id
