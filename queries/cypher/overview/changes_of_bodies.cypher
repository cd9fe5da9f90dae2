// title = { zh = "组织和任期的变化", en = "Changes of bodies and terms" }
// kind = "list"
// [description]
// zh = "截至日期之前若干日内（默认365日）成立、撤销的组织，开始、结束的任期。任期止于登记的结束日期，或下一届起始日期，取其早者。"
// en = "Bodies founded and dissolved, terms begun and ended within so many days (365 unless told) before the as-of date. A term ends on its recorded day or when the next begins, whichever is earlier."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// days = { type = "integer", default = 365, zh = "多少日内", en = "within days" }
// [columns]
// day = { zh = "日期", en = "day" }
// change = { zh = "变化", en = "change", choices = { founded = { zh = "组织成立", en = "body founded" }, dissolved = { zh = "组织撤销", en = "body dissolved" }, term_begun = { zh = "任期开始", en = "term begun" }, term_ended = { zh = "任期结束", en = "term ended" } } }
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// number = { zh = "届次", en = "term no.", type = "integer" }
// area_ids = { zh = "区划代码", en = "area codes", type = "id" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (body:Organisation)
WHERE coalesce(body.place, '') STARTS WITH $scope
  OR EXISTS { (body)-[:GOVERNS]->(estate:Estate) WHERE estate.place STARTS WITH $scope }
CALL (body) {
  RETURN body.founded AS on, body.founded_precision AS precision, 'founded' AS change,
    null AS number, body.sources AS sources
  UNION ALL
  RETURN body.dissolved AS on, body.dissolved_precision AS precision, 'dissolved' AS change,
    null AS number, body.sources AS sources
  UNION ALL
  MATCH (body)<-[:OF]-(term:Term)
  RETURN term.start AS on, term.start_precision AS precision, 'term_begun' AS change,
    term.number AS number, term.sources AS sources
  UNION ALL
  MATCH (body)<-[:OF]-(term:Term)
  OPTIONAL MATCH (body)<-[:OF]-(next:Term)
  WHERE term.start < next.start
  WITH term, next ORDER BY next.start
  WITH term, head(collect(next)) AS next
  WITH term, next, coalesce(next.start < term.end, term.end IS NULL) AS followed
  RETURN CASE WHEN followed THEN next.start ELSE term.end END AS on,
    CASE WHEN followed THEN next.start_precision ELSE term.end_precision END AS precision,
    'term_ended' AS change, term.number AS number, term.sources AS sources
}
WITH * WHERE $as_of - duration({ days: $days }) < on AND on <= $as_of
WITH *,
  COLLECT {
    MATCH (body)-[:COVERS]->(area:Area)
    RETURN { id: area.id, name: area.name } AS found ORDER BY area.id
    UNION
    MATCH (body)-[:GOVERNS]->(:Estate)-[:IN]->(area:Area)
    RETURN { id: area.id, name: area.name } AS found ORDER BY area.id
  } AS places
RETURN CASE precision
    WHEN 'month' THEN left(toString(on), 7)
    WHEN 'year', 'circa' THEN left(toString(on), 4)
    WHEN 'circa' THEN left(toString(on), 4)
    ELSE toString(on)
  END AS day,
  change, body.id AS body_id, body.name AS body, body.kind AS kind,
  [place IN places | place.name] AS areas,
  number, [place IN places | place.id] AS area_ids, sources
ORDER BY day DESC, body_id, change, number
