// title = { zh = "各数据项的不详率", en = "Unknown values by field" }
// kind = "list"
// [description]
// zh = "每类对象每个应填的数据项：应填数、不详数及比例。按截至日期在任、有效者计。"
// en = "Each property that should be known of each kind: how many there are, how many are unknown, and the share. Of what is in force on the day."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// expected = { type = "expected", zh = "应填的数据项", en = "properties that should be known" }
// [columns]
// kind = { zh = "类别", en = "kind", type = "kind" }
// field = { zh = "数据项", en = "field", type = "property" }
// count = { zh = "应填", en = "expected", type = "integer" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// share = { zh = "不详率", en = "share unknown", type = "percent" }

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
WITH DISTINCT kind, subject, any(place IN places WHERE place STARTS WITH $scope) AS inside
WHERE inside
UNWIND $expected[kind] AS property
WITH kind, property, count(*) AS count, count(*) - count(subject[property]) AS unknown
RETURN kind, kind + '.' + property AS field, count, unknown, toFloat(unknown) / count AS share
ORDER BY share DESC, count DESC, kind, field
