// title = { zh = "“大总支”比例", en = "Big general branch share" }
// kind = "indicator"
// id = "I3"
// unit = "ratio"
// detail = "big_general_branches"
// rule = "PO10"
// benchmark = { zh = "文中：100%；长宁区2015年185个居民区全部实行", en = "the article: 100 %; all 185 areas of Changning (2015)" }
// [description]
// zh = "有“大总支”且有兼职委员在任的居民区占比；有标识而无兼职委员的单列。"
// en = "Areas with a big general branch and at least one part-time commissioner in office, of all areas; flagged but empty apart."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// part = { zh = "分项", en = "part", choices = { empty = { zh = "有标识而无兼职委员", en = "flagged but empty" } } }
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

OPTIONAL MATCH (a:Area)
WHERE a.place STARTS WITH $scope
OPTIONAL MATCH (a)<-[:COVERS]-(body:PartyOrganisation)
WHERE (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
WITH a, body, EXISTS {
    MATCH (body)<-[:OF]-(:Post { role: 'part_time_commissioner' })<-[held:HOLDS]-(:Person)
    WHERE held.start <= $as_of AND (held.end IS NULL OR $as_of < held.end)
  } AS filled, EXISTS {
    MATCH (body)<-[:OF]-(:Post { role: 'part_time_commissioner' })<-[held:HOLDS]-(:Person)
    WHERE coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
  } AS possible
WITH a, collect({ body: body, filled: filled, possible: possible }) AS found
WITH a, CASE
    WHEN a IS NULL THEN 'nothing'
    WHEN any(f IN found WHERE f.body.big AND f.filled) THEN 'filled'
    WHEN any(f IN found WHERE f.body.big AND f.possible) THEN 'unknown'
    WHEN any(f IN found WHERE f.body.big) THEN 'empty'
    WHEN any(f IN found WHERE f.body IS NOT NULL AND f.body.big IS NULL) THEN 'unknown'
    ELSE 'none'
  END AS state
WITH count(CASE WHEN state IN ['filled', 'empty', 'none'] THEN 1 END) AS denominator,
  count(CASE WHEN state = 'unknown' THEN 1 END) AS unknown, collect(state) AS states
UNWIND [{ part: null, state: 'filled' }, { part: 'empty', state: 'empty' }] AS wanted
WITH wanted.part AS part, denominator, unknown,
  size([state IN states WHERE state = wanted.state]) AS numerator
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
