// title = { zh = "组织树", en = "Organisation tree" }
// kind = "list"
// [description]
// zh = "范围内的组织及其上级、统领、牵头关系和覆盖的居民区；已撤销的不列。"
// en = "Bodies of the scope with superior, leader and areas covered; dissolved ones are left out."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// form = { zh = "组织形式", en = "form", choices = { education = { zh = "教育", en = "education" }, legal_aid = { zh = "法律援助", en = "legal aid" }, culture = { zh = "文化", en = "culture" }, regionalised = { zh = "区域化党建", en = "area-based Party building" }, linkage = { zh = "党建联动", en = "Party-building linkage" }, great_mediation = { zh = "大调解", en = "great mediation" }, great_linkage = { zh = "大联动", en = "great linkage" }, joint_meeting = { zh = "联席会议", en = "joint meeting" }, other = { zh = "其他", en = "other" } }, of = "PartyOrganisation.form" }
// superior_id = { zh = "上级编号", en = "superior id", type = "id" }
// superior = { zh = "上级组织", en = "superior" }
// led_by = { zh = "统领或牵头组织", en = "led by", type = "strings" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// area_ids = { zh = "区划代码", en = "area codes", type = "id" }
// members = { zh = "在任人数", en = "holders", type = "integer" }
// seats = { zh = "席位数", en = "seats", type = "integer" }
// founded = { zh = "成立日期", en = "founded", type = "date" }

MATCH (body:Organisation)
WHERE (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  AND ((coalesce(body.place, '') STARTS WITH $scope
    OR EXISTS { (body)-[:GOVERNS]->(estate:Estate) WHERE estate.place STARTS WITH $scope })
    OR EXISTS { (body)-[:COVERS]->(covered:Area) WHERE covered.place STARTS WITH $scope })
OPTIONAL MATCH (body)-[:SUBORDINATE_TO]->(superior:Organisation)
WITH body, superior ORDER BY superior.id
WITH body, head(collect(superior)) AS superior
RETURN body.id AS body_id, body.name AS body, body.kind AS kind, body.form AS form,
  superior.id AS superior_id, superior.name AS superior,
  COLLECT {
    MATCH (leader:Organisation)-[:LEADS]->(body)
    RETURN leader.name AS name ORDER BY leader.id
    UNION
    MATCH (body)-[:LED_BY]->(leader:Organisation)
    RETURN leader.name AS name ORDER BY leader.id
  } AS led_by,
  COLLECT {
    MATCH (body)-[:COVERS]->(area:Area)
    RETURN area.name AS name ORDER BY area.id
    UNION
    MATCH (body)-[:GOVERNS]->(:Estate)-[:IN]->(area:Area)
    RETURN area.name AS name ORDER BY area.id
  } AS areas,
  COLLECT {
    MATCH (body)-[:COVERS]->(area:Area)
    RETURN area.id AS id ORDER BY id
    UNION
    MATCH (body)-[:GOVERNS]->(:Estate)-[:IN]->(area:Area)
    RETURN area.id AS id ORDER BY id
  } AS area_ids,
  COUNT {
    MATCH (body)<-[:OF]-(:Post)<-[held:HOLDS]-(person:Person)
    WHERE held.start <= $as_of AND (held.end IS NULL OR $as_of < held.end)
    RETURN DISTINCT person
  } AS members,
  COLLECT { MATCH (body)<-[:OF]-(post:Post) RETURN sum(post.seats) }[0] AS seats,
  body.founded AS founded
ORDER BY body_id
