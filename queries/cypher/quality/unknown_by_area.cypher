// title = { zh = "各居民区的不详率", en = "Unknown values by area" }
// kind = "list"
// [description]
// zh = "每个居民区的应填数、不详数及比例，并列出不详最多的数据项；不属于某个居民区的归街道或“其他”。"
// en = "For each area the values that should be known, how many are unknown, the share, and the field that is unknown most; what belongs to no area is listed under the street or under no place."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// expected = { type = "expected", zh = "应填的数据项", en = "properties that should be known" }
// [columns]
// area_id = { zh = "区划代码", en = "division code", type = "id" }
// area = { zh = "居民区", en = "area" }
// count = { zh = "应填", en = "expected", type = "integer" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// share = { zh = "不详率", en = "share unknown", type = "percent" }
// worst_kind = { zh = "不详最多的类别", en = "kind unknown most", type = "kind" }
// worst = { zh = "不详最多的数据项", en = "field unknown most", type = "property" }
// worst_unknown = { zh = "其中不详", en = "unknown there", type = "integer" }

CALL () {
  // From the scope, by the indexes on place: asked of all bodies a street took three times as
  // long. A city's time goes into the values themselves; there it makes no difference.
  CALL () {
    MATCH (area:Area)<-[:COVERS]-(body:Organisation) WHERE area.place STARTS WITH $scope
    RETURN body
    UNION
    MATCH (area:Area)<-[:IN]-(:Estate)<-[:GOVERNS]-(body:Organisation)
    WHERE area.place STARTS WITH $scope
    RETURN body
    UNION
    MATCH (body:Organisation) WHERE body.place STARTS WITH $scope RETURN body
    UNION
    WITH $scope AS scope WHERE scope = ''
    MATCH (body:Organisation) WHERE body.place IS NULL RETURN body
    UNION
    MATCH (post:Post)-[:OF]->(body:PropertyFirm) WHERE post.place STARTS WITH $scope RETURN body
  }
  WITH body
  WHERE (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  WITH body, COLLECT {
      MATCH (body)-[:COVERS]->(area:Area) RETURN area.id AS id
      UNION
      MATCH (body)-[:GOVERNS]->(:Estate)-[:IN]->(area:Area) RETURN area.id AS id
    } AS areas
  WITH body, CASE areas WHEN [] THEN [coalesce(body.place, '')] ELSE areas END AS places,
    size(areas) = 0 AS elsewhere
  WHERE any(place IN places WHERE place STARTS WITH $scope) OR body:PropertyFirm
  CALL (body, places, elsewhere) {
    RETURN body.kind AS kind, body AS subject, places AS found
    UNION ALL
    MATCH (body)-[tie:MEMBER_OF]->(:Alliance|Mechanism)
    WHERE coalesce(tie.start <= $as_of, true) AND (tie.end IS NULL OR $as_of < tie.end)
    RETURN 'MEMBER_OF' AS kind, tie AS subject, places AS found
    UNION ALL
    MATCH (body)<-[:OF]-(term:Term)
    WHERE coalesce(term.start <= $as_of, true)
    RETURN 'Term' AS kind, term AS subject, places AS found
    UNION ALL
    MATCH (body)<-[:OF]-(post:Post)
    RETURN 'Post' AS kind, post AS subject,
      CASE WHEN elsewhere AND post.place IS NOT NULL THEN [post.place] ELSE places END AS found
    UNION ALL
    MATCH (body)<-[:OF]-(post:Post)<-[tie:HOLDS]-(person:Person)
    WHERE coalesce(tie.start <= $as_of, true) AND (tie.end IS NULL OR $as_of < tie.end)
    UNWIND [['HOLDS', tie], ['Person', person]] AS pair
    RETURN pair[0] AS kind, pair[1] AS subject,
      CASE WHEN elsewhere AND post.place IS NOT NULL THEN [post.place] ELSE places END AS found
  }
  RETURN kind, subject, found AS places
  UNION ALL
  MATCH (:PropertyFirm)-[tie:SERVES]->(estate:Estate)
  WHERE coalesce(tie.start <= $as_of, true) AND (tie.end IS NULL OR $as_of < tie.end)
  RETURN 'SERVES' AS kind, tie AS subject, [estate.place] AS places
  UNION ALL
  MATCH (thing:Area|Estate|Agreement|Project|Activity|ListItem|BrandPosition|Base|Decision|Duty
    |LegalService|PartySurvey|Provision|Task)
  WHERE coalesce(coalesce(thing.signed, thing.start, thing.date, thing.opened, thing.received,
      thing.assigned, thing.surveyed, thing.listed) <= $as_of, thing.year <= $as_of.year, true)
    AND coalesce($as_of < coalesce(thing.closed, thing.ended), true)
  RETURN head(labels(thing)) AS kind, thing AS subject, [coalesce(thing.place, '')] AS places
}
UNWIND [place IN places WHERE place STARTS WITH $scope] AS place
WITH DISTINCT place, kind, subject
UNWIND $expected[kind] AS property
WITH place, kind, property, count(*) AS count, count(*) - count(subject[property]) AS unknown
ORDER BY unknown DESC, kind, property
WITH place, sum(count) AS count, sum(unknown) AS unknown,
  head(collect([kind, property, unknown])) AS most
OPTIONAL MATCH (named:Area|Subdistrict { id: place })
RETURN place AS area_id, coalesce(named.name, place) AS area, count, unknown,
  toFloat(unknown) / count AS share,
  CASE WHEN most[2] > 0 THEN most[0] END AS worst_kind,
  CASE WHEN most[2] > 0 THEN most[0] + '.' + most[1] END AS worst,
  CASE WHEN most[2] > 0 THEN most[2] END AS worst_unknown
ORDER BY share DESC, area_id
