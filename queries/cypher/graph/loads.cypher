// title = { zh = "入库批次", en = "Loads" }
// kind = "list"
// [description]
// zh = "全部入库批次，最近的在前；含是否样例数据。"
// en = "All loads, the newest first, and whether the sample is among them."
// [columns]
// id = { zh = "编号", en = "id", type = "id" }
// number = { zh = "序号", en = "number", type = "integer" }
// at = { zh = "时间", en = "time" }
// by = { zh = "操作人", en = "by" }
// status = { zh = "状态", en = "state", of = "Load.status" }
// sample = { zh = "样例数据", en = "sample data", type = "boolean" }
// files = { zh = "文件", en = "files", type = "strings" }
// rows = { zh = "行数", en = "rows", type = "integer" }

MATCH (load:Load)
OPTIONAL MATCH (load)<-[:PART_OF]-(file:SourceFile)
WITH load, file ORDER BY file.name
RETURN load.id AS id, load.number AS number, load.at AS at, load.by AS by,
  load.status AS status, coalesce(load.sample, false) AS sample,
  collect(file.name) AS files, sum(file.rows) AS rows
ORDER BY number DESC
