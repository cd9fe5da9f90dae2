// title = { zh = "业委会党员比例", en = "Party share of owners' committees" }
// kind = "indicator"
// id = "I9"
// unit = "ratio"
// detail = "owners_committee_party_share"
// benchmark = { zh = "文中：近七成（65%至70%）；法规仅“鼓励”，不作为违规", en = "the article: near 70 % (65 to 70 %); regulations only encourage it, no violation" }
// [description]
// zh = "业委会在任委员中的党员占党员身份已知者的比例；“近七成”为65%至70%。同一人在两个业委会任职计两次。"
// en = "Party members among the members of owners' committees with known membership; near 70 % means 65 to 70 %. Somebody on two committees counts twice."
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

OPTIONAL MATCH (body:OwnersCommittee)-[:GOVERNS]->(estate:Estate)
WHERE estate.place STARTS WITH $scope
  AND (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
WITH DISTINCT body
OPTIONAL MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
WHERE post.role IN [
    'secretary', 'deputy_secretary', 'discipline_member', 'organisation_member',
    'publicity_member', 'director', 'deputy_director', 'head', 'member'
  ]
  AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
WITH body, person, count(held.start) > 0 AS certain
WITH count(CASE WHEN certain AND person.party THEN 1 END) AS numerator,
  count(CASE WHEN certain THEN person.party END) AS denominator,
  count(CASE WHEN NOT certain OR person.party IS NULL THEN person END) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
