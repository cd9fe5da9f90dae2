// title = { zh = "组织各届", en = "Terms of a body" }
// kind = "list"
// [description]
// zh = "一个组织的各届任期。"
// en = "The terms of one body."
// [parameters]
// id = { type = "string", zh = "编号", en = "id" }
// [columns]
// term_id = { zh = "届编号", en = "term id", type = "id" }
// number = { zh = "届次", en = "term no.", type = "integer" }
// start = { zh = "起", en = "start", type = "date" }
// due = { zh = "备案的届满日期", en = "filed end", type = "date" }
// end = { zh = "止", en = "end", type = "date" }
// method = { zh = "选举方式", en = "method", of = "Term.method" }
// elected_size = { zh = "选举产生人数", en = "elected size", type = "integer" }
// filed = { zh = "备案日期", en = "filed", type = "date" }
// reported = { zh = "书面报告日期", en = "reported", type = "date" }
// postponed_until = { zh = "批准延期至", en = "postponed until", type = "date" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (term:Term)-[:OF]->(:Organisation { id: $id })
RETURN term.id AS term_id, term.number AS number, term.start AS start, term.due AS due,
  term.end AS end, term.method AS method, term.elected_size AS elected_size,
  term.filed AS filed, term.reported AS reported, term.postponed_until AS postponed_until,
  term.sources AS sources
ORDER BY start DESC, number DESC
