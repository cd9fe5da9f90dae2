// title = { zh = "组织覆盖率", en = "Organisation coverage" }
// kind = "indicator"
// id = "I1"
// unit = "ratio"
// detail = "areas_lacking_bodies"
// benchmark = { zh = "参照：全国社区党组织覆盖率超过99.9%（2023年底）", en = "for comparison: more than 99.9 % of communities (end of 2023)" }
// [description]
// zh = "有党组织覆盖的居民区占全部居民区的比例；分项为有党组织（含联合党支部）的单位占已知单位的比例，以及正式党员三人以上而无党组织（应建未建）的单位占摸底单位的比例。"
// en = "Areas covered by a Party organisation, of all areas; parts: units with an organisation (a joint branch included) of the known ones, and units of three full members or more without one, of those surveyed."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// part = { zh = "分项", en = "part", choices = { units = { zh = "单位", en = "units" }, should = { zh = "应建未建单位", en = "units that should have one" } } }
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

CALL () {
  OPTIONAL MATCH (a:Area)
  WHERE a.place STARTS WITH $scope
  RETURN null AS part, count(a) AS denominator, count(CASE WHEN EXISTS {
      MATCH (body:PartyOrganisation)-[:COVERS]->(a)
      WHERE (body.founded IS NULL OR body.founded <= $as_of)
        AND (body.dissolved IS NULL OR $as_of < body.dissolved)
    } THEN 1 END) AS numerator, 0 AS unknown
  UNION ALL
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
      WHEN party IS NOT NULL THEN 'organised'
      WHEN survey IS NOT NULL THEN 'surveyed'
    END AS state
  WITH count(CASE WHEN state = 'organised' THEN 1 END) AS organised, count(state) AS known,
    count(CASE WHEN party IS NULL AND survey.full_members >= 3 THEN 1 END) AS should,
    count(CASE WHEN party IS NOT NULL OR survey.full_members IS NOT NULL THEN 1 END) AS counted,
    count(unit) AS units
  UNWIND ['units', 'should'] AS part
  RETURN part, CASE part WHEN 'units' THEN known ELSE counted END AS denominator,
    CASE part WHEN 'units' THEN organised ELSE should END AS numerator,
    units - CASE part WHEN 'units' THEN known ELSE counted END AS unknown
}
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
