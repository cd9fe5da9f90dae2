// title = { zh = "数据概况", en = "Extent of the graph" }
// kind = "list"
// [description]
// zh = "图中各类节点的数量、任职和届次的最早与最晚日期。"
// en = "How many nodes the graph holds, and the first and last days of holdings, terms and agreements."
// [columns]
// subdistricts = { zh = "街道", en = "subdistricts", type = "integer" }
// areas = { zh = "居民区", en = "areas", type = "integer" }
// estates = { zh = "小区", en = "estates", type = "integer" }
// organisations = { zh = "组织", en = "bodies", type = "integer" }
// persons = { zh = "个人", en = "persons", type = "integer" }
// agreements = { zh = "共建协议", en = "agreements", type = "integer" }
// earliest = { zh = "最早日期", en = "earliest day", type = "date" }
// latest = { zh = "最晚日期", en = "latest day", type = "date" }

RETURN COUNT { (:Subdistrict) } AS subdistricts, COUNT { (:Area) } AS areas,
  COUNT { (:Estate) } AS estates, COUNT { (:Organisation) } AS organisations,
  COUNT { (:Person) } AS persons, COUNT { (:Agreement) } AS agreements,
  COLLECT {
    CALL () {
      MATCH ()-[held:HOLDS]->(:Post) RETURN min(held.start) AS day
      UNION MATCH (term:Term) RETURN min(term.start) AS day
      UNION MATCH (agreement:Agreement) RETURN min(agreement.signed) AS day
    }
    RETURN min(day)
  }[0] AS earliest,
  COLLECT {
    CALL () {
      MATCH ()-[held:HOLDS]->(:Post) RETURN max(held.start) AS day
      UNION MATCH ()-[held:HOLDS]->(:Post) RETURN max(held.end) AS day
      UNION MATCH (term:Term) RETURN max(term.start) AS day
      UNION MATCH (agreement:Agreement) RETURN max(agreement.signed) AS day
    }
    RETURN max(day)
  }[0] AS latest
