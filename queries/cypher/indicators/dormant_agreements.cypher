// title = { zh = "共建休眠率", en = "Dormant co-building" }
// kind = "indicator"
// id = "I22"
// unit = "ratio"
// detail = "agreements"
// [description]
// zh = "履行中而近180日无活动的协议占履行中协议的比例；分项为已到期未续签的占已到期的比例；共建单位已撤销的不计，与同一居民区签下一轮的为续签。"
// en = "Active agreements without an activity in 180 days, of the active ones; part: ended without renewal, of those that ended. Those whose partner was dissolved are left out; a later round with the same area renews."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// part = { zh = "分项", en = "part", choices = { lapsed = { zh = "到期未续签", en = "lapsed" } } }
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
  CALL (agreement) {
    OPTIONAL MATCH (agreement)-[:PRODUCES]->(project:Project)
    WHERE coalesce(project.start <= $as_of, true)
    OPTIONAL MATCH (project)-[:INCLUDES]->(activity:Activity)
    WHERE activity.date <= $as_of
    RETURN max(activity.date) AS last_activity
  }
  // Renewed by a later round with the same area: signed by one of the same bodies or by one of that
  // area; where one of the two names no side, of the same place.
  WITH *, EXISTS {
      MATCH (agreement)<-[:PARTY_TO { side: 'partner' }]-(partner:Organisation)
        -[:PARTY_TO { side: 'partner' }]->(later:Agreement)
      WHERE later.signed <= $as_of
        AND coalesce(later.round > agreement.round, later.signed > agreement.signed)
        AND (EXISTS {
          MATCH (agreement)<-[:PARTY_TO { side: 'area' }]-(:Organisation)-[:COVERS*0..1]->(side)
          MATCH (side)<-[:COVERS*0..1]-(:Organisation)-[:PARTY_TO { side: 'area' }]->(later)
        } OR NOT (
          EXISTS { (agreement)<-[:PARTY_TO { side: 'area' }]-() }
          AND EXISTS { (later)<-[:PARTY_TO { side: 'area' }]-() }
        ) AND coalesce(
          later.place STARTS WITH agreement.place OR agreement.place STARTS WITH later.place, true
        ))
    } AS renewed
  WITH *, CASE
      WHEN force = 'ended' AND renewed THEN 'renewed'
      WHEN force = 'ended' THEN 'lapsed'
      ELSE force
    END AS state,
    force = 'active' AND coalesce(last_activity < $as_of - duration({ days: 180 }), true) AS dormant
  RETURN agreement, state, dormant
}
UNWIND [null, 'lapsed'] AS part
WITH part,
  count(CASE WHEN part IS NULL AND dormant OR part = 'lapsed' AND state = 'lapsed' THEN 1 END)
    AS numerator,
  count(CASE WHEN part IS NULL AND state = 'active'
    OR part = 'lapsed' AND state IN ['lapsed', 'renewed'] THEN 1 END) AS denominator,
  count(CASE WHEN state = 'unknown' THEN 1 END) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
