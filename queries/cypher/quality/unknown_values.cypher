// title = { zh = "数据不详率", en = "Unknown values" }
// kind = "indicator"
// id = "I40"
// unit = "ratio"
// detail = "unknown_by_field"
// [description]
// zh = "应填而空缺的数据项占全部应填数据项的比例；应填项见模型声明。另计入库已满一年的来源文件。街道从未登记的事项不在其内，见“从未登记的事项”。"
// en = "Values that should be known and are empty, of all that should be known; the model says which. Counted besides: source files loaded a year ago or earlier. What a street never recorded at all is not in it; the list of records never received tells it."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// expected = { type = "expected", zh = "应填的数据项", en = "properties that should be known" }
// [columns]
// part = { zh = "部分", en = "part", choices = { old_sources = { zh = "满一年的来源文件", en = "Sources a year old" } } }
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

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
WITH size($expected[kind]) AS fields,
  size([name IN $expected[kind] WHERE subject[name] IS NULL]) AS empty,
  [source IN subject.sources | split(source, '#')[0]] AS ids
WITH ids, sum(fields) AS fields, sum(empty) AS empty
WITH coalesce(sum(fields), 0) AS fields, coalesce(sum(empty), 0) AS empty, collect(ids) AS lists
CALL (lists) {
  UNWIND lists AS ids
  UNWIND ids AS id
  WITH DISTINCT id
  OPTIONAL MATCH (file:SourceFile { id: id })-[:PART_OF]->(load:Load)
  WITH id, max(date(left(load.at, 10))) AS loaded
  RETURN count(loaded) AS dated, count(*) AS files,
    count(CASE WHEN loaded + duration('P1Y') <= $as_of THEN 1 END) AS old
}
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
UNWIND [
  [null, empty, fields, 0],
  ['old_sources', old, dated, files - dated]
] AS row
RETURN row[0] AS part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  row[1] AS numerator, row[2] AS denominator, row[3] AS unknown,
  CASE WHEN row[2] > 0 THEN toFloat(row[1]) / row[2] END AS value
