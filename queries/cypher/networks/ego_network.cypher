// title = { zh = "周边网络", en = "Network around one node" }
// kind = "network"
// [description]
// zh = "一个节点截至日期的直接关系；任职显示为个人与组织之间的连线，已结束的不列。"
// en = "The direct ties of one node on the as-of date; a holding is drawn between person and body, and what has ended is left out."
// [parameters]
// as_of = { type = "date" }
// id = { type = "string", zh = "编号", en = "id" }
// limit = { type = "integer", default = 300, zh = "最多关系数", en = "at most so many ties" }
// [columns]
// nodes = { zh = "节点", en = "nodes", type = "maps" }
// ties = { zh = "关系", en = "ties", type = "maps" }

MATCH (centre:Subdistrict|Area|Estate|Organisation|Person|Post|Term|Agreement|Project|Activity|ListItem|BrandPosition|Base|Case|Decision|Duty|Task|Provision|LegalService|PartySurvey|SourceFile|Load { id: $id })
CALL (centre) {
  MATCH (centre:Person)-[tie:HOLDS]->(post:Post)-[:OF]->(other:Organisation)
  RETURN centre AS from, other AS to, 'HOLDS' AS type, tie, post.role AS role, other
  UNION
  MATCH (centre:Organisation)<-[:OF]-(post:Post)<-[tie:HOLDS]-(other:Person)
  RETURN other AS from, centre AS to, 'HOLDS' AS type, tie, post.role AS role, other
  UNION
  MATCH (centre)-[tie]-(other:Subdistrict|Area|Estate|Organisation|Person|Agreement|Project|Activity|ListItem|BrandPosition|Base|Case|Decision|Duty|Task|Provision|LegalService|PartySurvey)
  RETURN startNode(tie) AS from, endNode(tie) AS to, type(tie) AS type, tie, null AS role, other
}
WITH * WHERE coalesce(tie.start <= $as_of, true) AND (tie.end IS NULL OR $as_of < tie.end)
  AND (other.founded IS NULL OR other.founded <= $as_of)
  AND (other.dissolved IS NULL OR $as_of < other.dissolved)
WITH centre, from, to, type, other, collect(DISTINCT role) AS roles, head(collect(tie)) AS tie
ORDER BY type, other.id LIMIT $limit
WITH centre, collect(DISTINCT other) AS others,
  collect({
    start: from.id, end: to.id, type: type, roles: roles, round: coalesce(from.round, to.round),
    full_time: tie.full_time, degree: tie.degree, since: tie.start
  }) AS ties
RETURN [n IN [centre] + [other IN others WHERE other <> centre] | n {
    .id, .short_name, .place, .form, .unit_type,
    label: coalesce(n.kind, head([l IN labels(n) WHERE l <> 'Organisation'])),
    name: coalesce(n.name, n.title)
  }] AS nodes, ties
