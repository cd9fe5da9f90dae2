// title = { zh = "各来源文件的不详率", en = "Unknown values by source file" }
// kind = "list"
// [description]
// zh = "每份来源文件所载对象的应填数、不详数及比例；入库至截至日期已满一年的标为陈旧。数据由几份文件共同提供的，各计一次。"
// en = "For what each source file tells of: values that should be known, how many are unknown, the share; and whether a year has passed since it was loaded. What several files tell of counts for each."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// expected = { type = "expected", zh = "应填的数据项", en = "properties that should be known" }
// [columns]
// file_id = { zh = "文件编号", en = "file id", type = "id" }
// file = { zh = "文件", en = "file" }
// loaded = { zh = "入库日期", en = "loaded", type = "date" }
// age = { zh = "入库天数", en = "days since", type = "integer" }
// old = { zh = "满一年", en = "a year old", type = "boolean" }
// subjects = { zh = "对象数", en = "subjects", type = "integer" }
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
WHERE inside AND subject.sources IS NOT NULL
WITH size($expected[kind]) AS fields,
  size([name IN $expected[kind] WHERE subject[name] IS NULL]) AS empty,
  [source IN subject.sources | split(source, '#')[0]] AS ids
WITH ids, count(*) AS subjects, sum(fields) AS count, sum(empty) AS unknown
CALL (ids) { UNWIND ids AS id RETURN DISTINCT id AS file_id }
WITH file_id, sum(subjects) AS subjects, coalesce(sum(count), 0) AS count,
  coalesce(sum(unknown), 0) AS unknown
OPTIONAL MATCH (file:SourceFile { id: file_id })
OPTIONAL MATCH (file)-[:PART_OF]->(load:Load)
WITH file_id, file.name AS file, max(date(left(load.at, 10))) AS loaded, subjects, count, unknown
RETURN file_id, file, loaded, CASE WHEN loaded <= $as_of THEN duration.inDays(loaded, $as_of).days END AS age,
  loaded + duration('P1Y') <= $as_of AS old, subjects, count, unknown,
  CASE WHEN count > 0 THEN toFloat(unknown) / count END AS share
ORDER BY loaded, share DESC, file, file_id
