// title = { zh = "全部关系", en = "All ties" }
// kind = "list"
// [description]
// zh = "一个节点的全部直接关系，含已结束者。"
// en = "All direct ties of one node, those that have ended included."
// [parameters]
// as_of = { type = "date" }
// id = { type = "string", zh = "编号", en = "id" }
// [columns]
// type = { zh = "关系", en = "tie", type = "kind" }
// direction = { zh = "方向", en = "direction", choices = { out = { zh = "指向", en = "to" }, in = { zh = "来自", en = "from" } } }
// other_id = { zh = "对方编号", en = "other id", type = "id" }
// other_label = { zh = "对方类别", en = "kind of the other", type = "kind" }
// other = { zh = "对方", en = "other" }
// start = { zh = "起", en = "start", type = "date" }
// end = { zh = "止", en = "end", type = "date" }
// state = { zh = "状态", en = "state", choices = { current = { zh = "有效", en = "current" }, past = { zh = "已结束", en = "past" }, future = { zh = "未开始", en = "to come" }, undated = { zh = "无起始日期", en = "no start" } } }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (n:Subdistrict|Area|Estate|Organisation|Person|Post|Term|Agreement|Project|Activity|ListItem|BrandPosition|Base|Case|Decision|Duty|Task|Provision|LegalService|PartySurvey|SourceFile|Load { id: $id })-[tie]-(other)
RETURN type(tie) AS type,
  CASE WHEN startNode(tie) = n THEN 'out' ELSE 'in' END AS direction,
  other.id AS other_id,
  coalesce(other.kind, head([l IN labels(other) WHERE l <> 'Organisation'])) AS other_label,
  coalesce(other.name, other.title) AS other, tie.start AS start, tie.end AS end,
  CASE
    WHEN tie.end <= $as_of THEN 'past'
    WHEN $as_of < tie.start THEN 'future'
    WHEN tie.start IS NULL THEN 'undated'
    ELSE 'current'
  END AS state,
  tie.sources AS sources
ORDER BY type, direction, start, other_id
