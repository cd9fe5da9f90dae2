// title = { zh = "单位党组织覆盖", en = "Party coverage of units" }
// kind = "list"
// [description]
// zh = "共建、驻区单位有无党组织、有无党建工作指导员；正式党员三人以上而无党组织的为应建未建。未摸底又无党组织的为不详。"
// en = "Whether each unit has a Party organisation or an instructor; with three full members or more and no organisation it should have one but has not. Neither organisation nor survey: unknown."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// faults = { type = "boolean", default = false, zh = "只列有问题的", en = "list those with faults only" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// unit_type = { zh = "单位类型", en = "unit type", of = "PartnerUnit.unit_type" }
// state = { zh = "状态", en = "state", choices = { organisation = { zh = "有党组织", en = "organisation" }, instructor = { zh = "有指导员", en = "instructor" }, none = { zh = "均无", en = "neither" }, unknown = { zh = "不详", en = "unknown" } } }
// should = { zh = "应建未建", en = "should but has not", type = "boolean" }
// party_organisation = { zh = "党组织", en = "Party organisation" }
// form = { zh = "组织形式", en = "form", of = "PartyOrganisation.form" }
// full_members = { zh = "正式党员数", en = "full members", type = "integer" }
// surveyed = { zh = "摸底日期", en = "surveyed", type = "date" }
// instructors = { zh = "指导员", en = "instructors", type = "strings", of = "Person.name" }
// area_ids = { zh = "区划代码", en = "area codes", type = "id" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (unit:PartnerUnit)
WHERE coalesce(unit.place, '') STARTS WITH $scope
  AND (unit.founded IS NULL OR unit.founded <= $as_of)
  AND (unit.dissolved IS NULL OR $as_of < unit.dissolved)
CALL (unit) {
  // A working committee leads a whole street; it is no organisation of the unit's own.
  OPTIONAL MATCH (unit)<-[:LEADS]-(party:PartyOrganisation)
  WHERE (party.founded IS NULL OR party.founded <= $as_of)
    AND (party.dissolved IS NULL OR $as_of < party.dissolved)
    AND coalesce(party.form IN ['committee', 'general_branch', 'branch', 'joint_branch'], true)
  WITH party ORDER BY party.id
  RETURN head(collect(party)) AS party
}
CALL (unit) {
  OPTIONAL MATCH (unit)<-[:OF]-(survey:PartySurvey)
  WHERE survey.surveyed <= $as_of
  WITH survey ORDER BY survey.surveyed DESC
  RETURN head(collect(survey)) AS survey
}
CALL (unit) {
  OPTIONAL MATCH (unit)<-[instructs:INSTRUCTS]-(instructor:Person)
  WHERE coalesce(instructs.start <= $as_of, true)
    AND (instructs.end IS NULL OR $as_of < instructs.end)
  WITH instructs, instructor ORDER BY instructor.id
  RETURN count(instructs.start) > 0 AS instructed, count(instructs) > 0 AS possibly_instructed,
    collect(DISTINCT instructor.name) AS instructors
}
WITH *, CASE
    WHEN party IS NOT NULL THEN 'organisation'
    WHEN instructed THEN 'instructor'
    WHEN survey IS NULL OR possibly_instructed THEN 'unknown'
    ELSE 'none'
  END AS state,
  CASE
    WHEN party IS NOT NULL THEN false
    WHEN survey.full_members IS NULL THEN null
    ELSE survey.full_members >= 3
  END AS should
WHERE NOT $faults OR should
WITH *,
  COLLECT { MATCH (area:Area { id: unit.place }) RETURN { id: area.id, name: area.name } } AS places
RETURN unit.id AS body_id, unit.name AS body, unit.kind AS kind,
  [place IN places | place.name] AS areas,
  unit.unit_type AS unit_type, state, should,
  party.name AS party_organisation, party.form AS form,
  survey.full_members AS full_members, survey.surveyed AS surveyed, instructors,
  [place IN places | place.id] AS area_ids, coalesce(survey.sources, unit.sources) AS sources
ORDER BY state <> 'none', state, body_id
