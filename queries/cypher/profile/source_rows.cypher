// title = { zh = "来源", en = "Source rows" }
// kind = "list"
// [description]
// zh = "一个节点及其全部关系出自哪些文件的哪些行。"
// en = "The rows of files that assert one node and its ties."
// [parameters]
// id = { type = "string", zh = "编号", en = "id" }
// [columns]
// element = { zh = "事实", en = "fact", type = "kind" }
// other = { zh = "对方", en = "other" }
// other_id = { zh = "对方编号", en = "other id", type = "id" }
// source = { zh = "来源编号", en = "source id", type = "id" }
// file = { zh = "文件", en = "file" }
// sheet = { zh = "工作表", en = "sheet" }
// row = { zh = "行", en = "row", type = "integer" }
// sha256 = { zh = "校验值", en = "SHA-256", type = "id" }
// load_id = { zh = "批次编号", en = "load id", type = "id" }
// load_number = { zh = "批次", en = "load", type = "integer" }
// loaded_at = { zh = "入库时间", en = "loaded at" }
// loaded_by = { zh = "操作人", en = "loaded by" }

MATCH (n:Subdistrict|Area|Estate|Organisation|Person|Post|Term|Agreement|Project|Activity|ListItem|BrandPosition|Base|Case|Decision|Duty|Task|Provision|LegalService|PartySurvey|SourceFile|Load { id: $id })
CALL (n) {
  RETURN coalesce(n.kind, head(labels(n))) AS element, null AS other, null AS other_id,
    n.sources AS sources
  UNION
  MATCH (n)-[tie]-(end)
  RETURN type(tie) AS element, coalesce(end.name, end.id) AS other, end.id AS other_id,
    tie.sources AS sources
}
UNWIND sources AS source
WITH DISTINCT element, other, other_id, source, split(source, '#') AS parts
OPTIONAL MATCH (file:SourceFile { id: parts[0] })
OPTIONAL MATCH (file)-[:PART_OF]->(load:Load)
RETURN element, other, other_id, source, file.name AS file, split(parts[1], '!')[0] AS sheet,
  toInteger(split(parts[1], '!')[1]) AS row, file.sha256 AS sha256, load.id AS load_id,
  load.number AS load_number, load.at AS loaded_at, load.by AS loaded_by
ORDER BY load_number, file, sheet, row, element, other, other_id
