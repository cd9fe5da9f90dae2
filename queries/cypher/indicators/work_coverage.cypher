// title = { zh = "工作覆盖率", en = "Work coverage" }
// kind = "indicator"
// id = "I2"
// unit = "ratio"
// detail = "unit_party_coverage"
// [description]
// zh = "有党组织或有党建工作指导员的单位占已知单位的比例；未摸底又无党组织、无指导员的为不详。"
// en = "Units with a Party organisation or an assigned instructor, of the known units; those neither surveyed nor organised nor instructed are unknown."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

OPTIONAL CALL () {
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
    RETURN count(instructs.start) > 0 AS instructed, count(instructs) > 0 AS possibly_instructed,
      collect(DISTINCT instructor.name) AS instructors
  }
  RETURN unit, party, survey, instructed, possibly_instructed
}
WITH *, CASE
    WHEN party IS NOT NULL OR instructed THEN 'covered'
    WHEN survey IS NULL OR possibly_instructed THEN 'unknown'
    ELSE 'none'
  END AS state
WITH count(CASE WHEN state = 'covered' THEN unit END) AS numerator,
  count(CASE WHEN state <> 'unknown' THEN unit END) AS denominator,
  count(CASE WHEN state = 'unknown' THEN unit END) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
