// title = { zh = "档案", en = "One node" }
// kind = "list"
// [description]
// zh = "按编号查一个节点的类别和全部属性。"
// en = "What one node is, by its id, with all its properties."
// [parameters]
// id = { type = "string", zh = "编号", en = "id" }
// [columns]
// id = { zh = "编号", en = "id", type = "id" }
// label = { zh = "类别", en = "kind", type = "kind" }
// labels = { zh = "标签", en = "labels", type = "strings" }
// name = { zh = "名称", en = "name" }
// place = { zh = "所在区划", en = "place", type = "id" }
// properties = { zh = "属性", en = "properties", type = "maps" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (n:Subdistrict|Area|Estate|Organisation|Person|Post|Term|Agreement|Project|Activity|ListItem|BrandPosition|Base|Case|Decision|Duty|Task|Provision|LegalService|PartySurvey|SourceFile|Load { id: $id })
RETURN n.id AS id, coalesce(n.kind, head(labels(n))) AS label, labels(n) AS labels,
  n.name AS name, n.place AS place, properties(n) AS properties, n.sources AS sources
