// title = { zh = "检索", en = "Search" }
// kind = "list"
// [description]
// zh = "按名称、别名、简称或拼音找组织、居民区、小区和个人；数字写法不同视为相同。"
// en = "Find bodies, areas, estates and persons by name, alias, short name or pinyin; numerals compare equal however written."
// [parameters]
// scope = { type = "string" }
// text = { type = "string", zh = "检索词", en = "text" }
// key = { type = "string", name_key_of = "text", zh = "检索键", en = "comparison form of the text" }
// limit = { type = "integer", default = 20, zh = "最多行数", en = "at most so many rows" }
// [columns]
// id = { zh = "编号", en = "id", type = "id" }
// label = { zh = "类别", en = "kind", type = "kind" }
// name = { zh = "名称", en = "name" }
// short_name = { zh = "简称", en = "short name" }
// place = { zh = "所在区划", en = "place", type = "id" }
// place_name = { zh = "所在地", en = "place" }
// score = { zh = "相关度", en = "score", type = "float" }

CALL () {
  WITH reduce(words = $text, sign IN split('+-&|!(){}[]^"~*?:/' + '\\', '') |
    CASE WHEN sign = '' THEN words ELSE replace(words, sign, ' ') END) AS words
  WITH trim(toLower(words)) AS words
  WHERE words <> ''
  CALL db.index.fulltext.queryNodes('names', words, { limit: $limit }) YIELD node, score
  RETURN node AS n, score
  UNION ALL
  WITH replace(toLower(trim($text)), ' ', '') AS letters
  WHERE letters <> '' AND $key <> ''
  MATCH (n:Organisation|Person|Area|Subdistrict|Estate)
  WHERE n.name_key STARTS WITH $key
    OR replace(n.pinyin, ' ', '') STARTS WITH letters
    OR n.short_name STARTS WITH trim($text)
    OR n.name_key CONTAINS $key AND size($key) > 1
  RETURN n, CASE
      WHEN n.name_key = $key THEN 100.0
      WHEN n.name_key STARTS WITH $key THEN 50.0
      ELSE 30.0
    END AS score
  ORDER BY score DESC, n.id LIMIT $limit
}
WITH n, max(score) AS score
WHERE coalesce(n.place, '') STARTS WITH $scope
RETURN n.id AS id, coalesce(n.kind, head(labels(n))) AS label, n.name AS name,
  n.short_name AS short_name, n.place AS place,
  COLLECT {
    MATCH (here:Area|Subdistrict { id: n.place }) RETURN here.name
  }[0] AS place_name, score
ORDER BY score DESC, label, id
LIMIT $limit
