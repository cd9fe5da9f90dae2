// title = { zh = "数据项不详的对象", en = "Where a field is unknown" }
// kind = "list"
// [description]
// zh = "某一应填数据项不详的全部对象，及其出处，便于补充。"
// en = "All that lack a property that should be known, with the rows they come from, so that it can be filled in."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// field = { type = "string", default = "HOLDS.start", zh = "数据项", en = "field" }
// limit = { type = "integer", default = 500, zh = "最多行数", en = "at most so many rows" }
// [columns]
// kind = { zh = "类别", en = "kind", type = "kind" }
// subject_id = { zh = "对象编号", en = "subject id", type = "id" }
// subject = { zh = "对象", en = "subject" }
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// role = { zh = "职务", en = "role", of = "Post.role" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// sources = { zh = "来源", en = "sources", type = "id" }

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
WITH kind, subject, places
WHERE kind = split($field, '.')[0] AND subject[split($field, '.')[1]] IS NULL
  AND any(place IN places WHERE place STARTS WITH $scope)
UNWIND places AS place
WITH kind, subject, collect(DISTINCT place) AS places
LIMIT $limit
WITH kind, subject, places,
  CASE WHEN subject IS :: NODE NOT NULL THEN subject ELSE startNode(subject) END AS owner,
  CASE WHEN subject IS :: NODE NOT NULL THEN subject ELSE endNode(subject) END AS other
// A person is found by a post: of several the first, one in the scope before one outside.
WITH kind, subject, places, owner,
  CASE WHEN owner:Person AND other = owner THEN head(COLLECT {
      MATCH (owner)-[tie:HOLDS]->(post:Post)-[:OF]->(body:Organisation)
      WHERE coalesce(tie.start <= $as_of, true) AND (tie.end IS NULL OR $as_of < tie.end)
      RETURN post
      ORDER BY coalesce(post.place STARTS WITH $scope, false) DESC, body.name, post.role, post.id
    }) ELSE other END AS other
OPTIONAL MATCH (other)-[:OF]->(body:Organisation)
WITH kind, subject, places, other, body,
  CASE WHEN owner:Post OR owner:Term THEN body ELSE owner END AS named
RETURN kind, named.id AS subject_id, coalesce(named.name, other.name, places[0]) AS subject,
  CASE WHEN body <> named THEN body.id END AS body_id,
  CASE WHEN body <> named THEN body.name WHEN other <> named THEN other.name END AS body,
  CASE WHEN other:Post THEN other.role END AS role,
  COLLECT {
    MATCH (area:Area|Subdistrict) WHERE area.id IN places RETURN area.name AS name ORDER BY area.id
  } AS areas,
  subject.sources AS sources
ORDER BY areas[0], subject, subject_id, body
