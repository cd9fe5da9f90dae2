// title = { zh = "班子构成不合规定数", en = "Composition faults" }
// kind = "indicator"
// id = "I14"
// unit = "count"
// detail = "composition_faults"
// rule = "RC1"
// [description]
// zh = "人数不合当日所行规定的组织数；分母为当日有规定、有任职记录而能判断的组织数。"
// en = "Bodies whose size breaks the rule in force on the day; the denominator is the bodies that have a rule and holdings and can be judged."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// size_rules = { type = "rules", topic = "size", zh = "人数规则", en = "rules on size" }
// [columns]
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

OPTIONAL CALL () {
  CALL () {
    // By the indexes on place: asked body by body, each of a city's was looked at for a street.
    MATCH (body:Organisation) WHERE body.place STARTS WITH $scope RETURN body
    UNION
    MATCH (body:Organisation)-[:GOVERNS]->(estate:Estate) WHERE estate.place STARTS WITH $scope
    RETURN body
    UNION
    // A body over several areas lies in the place that holds them all.
    WITH $scope AS scope WHERE size(scope) > 4
    MATCH (body:Organisation)-[:COVERS]->(area:Area) WHERE area.place STARTS WITH scope
    RETURN body
    UNION
    WITH $scope AS scope WHERE scope = ''
    MATCH (body:Organisation) WHERE body.place IS NULL RETURN body
  }
  WITH body
  WHERE body.kind IN [
      'PartyOrganisation', 'ResidentsCommittee', 'OwnersCommittee', 'MediationBody'
    ]
    AND (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  WITH body, head([rule IN $size_rules
      WHERE rule.kind = body.kind
        AND rule.from <= $as_of AND $as_of < rule.to
        AND coalesce(body.place, '') STARTS WITH rule.place
        AND (size(rule.forms) = 0 OR body.form IN rule.forms)
        AND (rule.numbers.full_members IS NULL
          OR coalesce(body.full_members >= rule.numbers.full_members, true))]) AS rule
  WHERE rule IS NOT NULL
  MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
  WHERE coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
    AND (body:PartyOrganisation AND post.role IN [
        'secretary', 'deputy_secretary', 'discipline_member', 'organisation_member',
        'publicity_member', 'member'
      ]
      OR NOT body:PartyOrganisation
        AND post.role IN ['director', 'deputy_director', 'head', 'member'])
  WITH body, rule, person, count(held.start) > 0 AS known
  WITH body, rule, collect(CASE WHEN known THEN person.id END) AS person_ids,
    count(CASE WHEN NOT known THEN person END) AS unknown
  WITH *, size(person_ids) AS members,
    COLLECT {
      MATCH (body)-[:GOVERNS]->(estate:Estate)
      RETURN CASE WHEN count(*) = count(estate.floor_area) THEN sum(estate.floor_area) END
    }[0] AS floor_area
  WITH *, coalesce(rule.numbers.minimum, rule.numbers[body.form + '_minimum']) AS usual_minimum,
    coalesce(rule.numbers.maximum, rule.numbers[body.form + '_maximum']) AS maximum
  WITH *, CASE
      WHEN floor_area <= rule.numbers.small_floor_area THEN rule.numbers.small_minimum
      ELSE usual_minimum
    END AS minimum
  WITH *, CASE WHEN floor_area IS NULL THEN rule.numbers.small_minimum END AS least
  // A fault is one with every number and every minimum that may be the right one.
  WITH *, CASE
      WHEN members > maximum THEN 'too_many'
      WHEN members > 0 AND members + unknown < coalesce(least, minimum) THEN 'too_few'
      WHEN unknown > 0 THEN 'unknown'
      WHEN rule.numbers.odd AND members % 2 = 0 THEN 'even'
      WHEN members < minimum THEN 'unknown'
    END AS fault
  // Below the full members that a committee is needed from, what is no fault stays none.
  WITH *, CASE
      WHEN rule.numbers.full_members IS NOT NULL AND body.full_members IS NULL
        AND fault IS NOT NULL
      THEN 'unknown'
      ELSE fault
    END AS fault
  RETURN body, fault
}
WITH count(CASE WHEN fault <> 'unknown' THEN 1 END) AS numerator,
  count(CASE WHEN fault IS NULL OR fault <> 'unknown' THEN body END) AS denominator,
  count(CASE WHEN fault = 'unknown' THEN 1 END) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) END AS value
