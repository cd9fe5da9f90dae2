// title = { zh = "共建集中度", en = "Partner concentration" }
// kind = "indicator"
// id = "I26"
// unit = "index"
// detail = "partner_area_matrix"
// [description]
// zh = "履行中协议按共建单位的赫芬达尔指数（各单位协议数平方和／总数平方）；分项为没有共建单位的居民区占比。"
// en = "Herfindahl index of active agreements over partners (sum of squares over the square of the sum); part: areas with no partner, of all areas."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// part = { zh = "分项", en = "part", choices = { areas = { zh = "无共建单位的居民区", en = "areas with no partner" } } }
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

CALL () {
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
    WITH * WHERE force IN ['active', 'unknown']
    OPTIONAL MATCH (agreement)<-[:PARTY_TO { side: 'partner' }]-(partner:Organisation)
    WHERE partner.dissolved IS NULL OR $as_of < partner.dissolved
    RETURN agreement, force, partner
  }
  WITH partner, count(CASE WHEN force = 'active' THEN agreement END) AS signed,
    count(CASE WHEN force = 'unknown' THEN agreement END) AS unknown
  WITH coalesce(sum(CASE WHEN partner IS NOT NULL THEN signed * signed END), 0) AS squares,
    coalesce(sum(CASE WHEN partner IS NOT NULL THEN signed END), 0) AS total,
    sum(unknown) AS unknown
  RETURN null AS part, squares AS numerator, total * total AS denominator, unknown
  UNION ALL
  OPTIONAL MATCH (a:Area)
  WHERE a.place STARTS WITH $scope
  OPTIONAL CALL (a) {
    CALL (a) {
      MATCH (a)<-[:COVERS]-(:Organisation)-[:PARTY_TO { side: 'area' }]->(agreement:Agreement)
      RETURN agreement
      UNION
      MATCH (agreement:Agreement { place: a.id })
      RETURN agreement
    }
    WITH agreement WHERE coalesce(agreement.signed <= $as_of, true)
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
    WITH * WHERE force IN ['active', 'unknown']
    MATCH (agreement)<-[:PARTY_TO { side: 'partner' }]-(partner:Organisation)
    WHERE partner.dissolved IS NULL OR $as_of < partner.dissolved
    RETURN agreement, partner, force ORDER BY partner.id, agreement.id
  }
  WITH a, collect(force) AS forces
  RETURN 'areas' AS part,
    count(CASE WHEN size(forces) = 0 THEN a END) AS numerator,
    count(CASE WHEN size(forces) = 0 OR 'active' IN forces THEN a END) AS denominator,
    count(CASE WHEN size(forces) > 0 AND NOT 'active' IN forces THEN a END) AS unknown
}
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
