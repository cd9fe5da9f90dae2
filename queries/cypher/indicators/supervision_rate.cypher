// title = { zh = "监督作用", en = "Supervision" }
// kind = "indicator"
// id = "I27"
// unit = "ratio"
// detail = "supervision"
// rule = "PO3"
// [description]
// zh = "有纪检委员或监督委员在任的党组织占截至日期所行规定应设者的比例；分项为近365日决定中有监督意见记录的比例。"
// en = "Party bodies with a discipline or supervision member, of those that must have one by the rule of the day; part: decisions of 365 days with a recorded supervision opinion."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// size_rules = { type = "rules", topic = "size", zh = "人数规则", en = "rules on size" }
// days = { type = "integer", default = 365, zh = "天数", en = "days" }
// [columns]
// part = { zh = "分项", en = "part", choices = { decisions = { zh = "有监督意见的决定", en = "decisions with an opinion" } } }
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

CALL () {
  OPTIONAL CALL () {
    CALL () {
      MATCH (body:PartyOrganisation) WHERE coalesce(body.place, '') STARTS WITH $scope RETURN body
      UNION
      // A body over several areas lies in the place that holds them all.
      WITH $scope AS scope WHERE size(scope) > 4
      MATCH (body:Organisation)-[:COVERS]->(area:Area) WHERE area.place STARTS WITH scope
      RETURN body
    }
    WITH body
    WHERE body:PartyOrganisation
      AND (body.founded IS NULL OR body.founded <= $as_of)
      AND (body.dissolved IS NULL OR $as_of < body.dissolved)
      // Where a rule of the day asks for a committee, one of its members is for discipline.
      AND any(rule IN $size_rules
        WHERE rule.kind = 'PartyOrganisation' AND body.form IN rule.forms
          AND rule.from <= $as_of AND $as_of < rule.to
          AND coalesce(body.place, '') STARTS WITH rule.place
          AND (rule.numbers.full_members IS NULL
            OR coalesce(body.full_members >= rule.numbers.full_members, true)))
    CALL (body) {
      OPTIONAL MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
      WHERE (post.role = 'discipline_member' OR coalesce(post.title CONTAINS '监督', false))
        AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
      RETURN count(held.start) > 0 AS supervised, count(held) > 0 AS possibly,
        collect(DISTINCT person.name) AS persons
    }
    WITH *, CASE
        WHEN body.form IN ['branch', 'joint_branch'] AND body.full_members IS NULL THEN 'unknown'
        WHEN supervised THEN 'present'
        WHEN possibly THEN 'unknown'
        ELSE 'missing'
      END AS state
    RETURN body, state
  }
  RETURN null AS part, count(CASE WHEN state = 'present' THEN 1 END) AS numerator,
    count(CASE WHEN state <> 'unknown' THEN 1 END) AS denominator,
    count(CASE WHEN state = 'unknown' THEN 1 END) AS unknown
  UNION ALL
  OPTIONAL MATCH (decision:Decision)
  WHERE decision.place STARTS WITH $scope
    AND $as_of - duration({ days: $days }) <= decision.date AND decision.date <= $as_of
  RETURN 'decisions' AS part,
    count(CASE WHEN decision.supervision <> 'none' THEN 1 END) AS numerator,
    count(decision) AS denominator, 0 AS unknown
}
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
