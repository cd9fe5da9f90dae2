// title = { zh = "无项目共建率", en = "Co-building without projects" }
// kind = "indicator"
// id = "I23"
// unit = "ratio"
// detail = "agreements"
// [description]
// zh = "履行中而没有项目的协议占履行中协议的比例。"
// en = "Active agreements with no project, of the active ones."
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
  // Asking each agreement for its areas took half a second for a street of a city.
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
  // An agreement whose partner was dissolved before its end is over.
  WITH *, CASE
      WHEN agreement.status = 'terminated' THEN 'terminated'
      WHEN EXISTS {
        MATCH (agreement)<-[:PARTY_TO { side: 'partner' }]-(gone:Organisation)
        WHERE gone.dissolved <= $as_of AND coalesce(gone.dissolved <= expires, true)
      } AND NOT EXISTS {
        MATCH (agreement)<-[:PARTY_TO { side: 'partner' }]-(other:Organisation)
        WHERE other.dissolved IS NULL OR $as_of < other.dissolved
      } THEN 'terminated'
      WHEN expires < $as_of OR expires IS NULL AND agreement.status = 'ended' THEN 'ended'
      WHEN agreement.signed IS NULL THEN 'unknown'
      ELSE 'active'
    END AS force
  RETURN agreement, force, COUNT {
      MATCH (agreement)-[:PRODUCES]->(project:Project)
      WHERE coalesce(project.start <= $as_of, true)
    } AS projects
}
WITH count(CASE WHEN force = 'active' AND projects = 0 THEN 1 END) AS numerator,
  count(CASE WHEN force = 'active' THEN 1 END) AS denominator,
  count(CASE WHEN force = 'unknown' THEN 1 END) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
