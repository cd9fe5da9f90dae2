// title = { zh = "往届任期", en = "Earlier terms" }
// kind = "list"
// [description]
// zh = "截至日期已由后一届接替或已结束的各届任期；可只列所给组织。"
// en = "Terms that a later one has followed, or that have ended, by the as-of date; of the bodies given, or of all."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// bodies = { type = "strings", default = [], zh = "组织编号", en = "body ids" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// number = { zh = "届次", en = "term no.", type = "integer" }
// start = { zh = "起", en = "start", type = "date" }
// end = { zh = "止", en = "end", type = "date" }
// method = { zh = "选举方式", en = "method", of = "Term.method" }
// term_id = { zh = "届编号", en = "term id", type = "id" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (body:Organisation)<-[:OF]-(term:Term)
WHERE (size($bodies) = 0 OR body.id IN $bodies)
  AND term.start <= $as_of
  AND (coalesce(body.place, '') STARTS WITH $scope
    OR EXISTS { (body)-[:GOVERNS]->(estate:Estate) WHERE estate.place STARTS WITH $scope })
WITH body, term,
  COLLECT {
    MATCH (body)<-[:OF]-(next:Term)
    WHERE term.start < next.start AND next.start <= $as_of
    RETURN min(next.start)
  }[0] AS followed
WITH *, CASE WHEN term.end <= $as_of THEN term.end END AS ended
WITH *, CASE WHEN ended < followed THEN ended ELSE coalesce(followed, ended) END AS end
WHERE end IS NOT NULL
RETURN body.id AS body_id, body.name AS body, term.number AS number, term.start AS start, end,
  term.method AS method, term.id AS term_id, term.sources AS sources
ORDER BY body_id, start
