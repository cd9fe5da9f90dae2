// title = { zh = "续约率", en = "Renewal rate" }
// kind = "indicator"
// id = "I21"
// unit = "ratio"
// detail = "agreements_by_round"
// benchmark = { zh = "文中：三轮签约，23个部门和院系", en = "the article: three rounds, 23 departments and schools" }
// [description]
// zh = "上一轮签约的共建单位中续签最近一轮的比例；分项为各轮之间的续约率，以及各轮均签的占曾签约者的比例。"
// en = "Partners of the round before that signed the latest one too; parts: each round to the next, and those that signed every round of all that ever signed."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// part = { zh = "分项", en = "part", choices = { sustained = { zh = "各轮均签", en = "signed every round" } } }
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
  WITH *, CASE
      WHEN agreement.status = 'terminated' THEN 'terminated'
      WHEN expires < $as_of OR expires IS NULL AND agreement.status = 'ended' THEN 'ended'
      WHEN agreement.signed IS NULL THEN 'unknown'
      ELSE 'active'
    END AS force
  MATCH (agreement)<-[:PARTY_TO { side: 'partner' }]-(partner:Organisation)
  RETURN partner, CASE WHEN agreement.signed IS NOT NULL THEN agreement.round END AS round
}
WITH partner, collect(DISTINCT round) AS rounds, count(partner) - count(round) AS unknown
WITH collect({ rounds: rounds }) AS partners, sum(unknown) AS unknown
WITH partners, unknown,
  reduce(most = 0, p IN partners | reduce(m = most, r IN p.rounds | CASE WHEN r > m THEN r ELSE m END))
    AS latest
UNWIND [{ part: null, round: latest - 1 }, { part: 'sustained', round: 0 }]
  + [r IN range(1, latest - 1) | { part: toString(r) + '-' + toString(r + 1), round: r }] AS wanted
WITH wanted.part AS part, unknown,
  CASE wanted.part WHEN 'sustained'
    THEN size([p IN partners WHERE size(p.rounds) > 0])
    ELSE size([p IN partners WHERE wanted.round IN p.rounds])
  END AS denominator,
  CASE wanted.part WHEN 'sustained'
    THEN size([p IN partners WHERE latest > 0 AND size(p.rounds) = latest])
    ELSE size([p IN partners WHERE wanted.round IN p.rounds AND wanted.round + 1 IN p.rounds])
  END AS numerator
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
