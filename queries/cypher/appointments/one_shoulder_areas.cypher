// title = { zh = "一肩挑", en = "One-shoulder areas" }
// kind = "list"
// [description]
// zh = "每个居民区的党组织书记与居委会主任是否同一人。"
// en = "Whether the Party secretary and the director of the residents' committee of an area are one person."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// area = { zh = "居民区", en = "area" }
// secretaries = { zh = "书记", en = "secretary", type = "strings", of = "Person.name" }
// directors = { zh = "主任", en = "director", type = "strings", of = "Person.name" }
// state = { zh = "状态", en = "state", choices = { one = { zh = "一肩挑", en = "one person" }, two = { zh = "分设", en = "two persons" }, vacant = { zh = "有空缺", en = "a post is empty" }, unknown = { zh = "待核实", en = "unknown" } } }
// persons = { zh = "一肩挑者", en = "one person", type = "strings" }
// person_ids = { zh = "人员编号", en = "person ids", type = "id" }

MATCH (a:Area)
WHERE a.place STARTS WITH $scope
OPTIONAL CALL (a) {
  MATCH (a)<-[:COVERS]-(body:Organisation)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
  WHERE (body:PartyOrganisation AND post.role = 'secretary'
      OR body:ResidentsCommittee AND post.role = 'director')
    AND (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
    AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
  WITH post.role AS role, person, count(held.start) > 0 AS known ORDER BY person.id
  RETURN role, collect(CASE WHEN known THEN person END) AS known, collect(person) AS possible
}
WITH a, collect({ role: role, known: known, possible: possible }) AS posts
WITH a, head([p IN posts WHERE p.role = 'secretary']) AS secretary,
  head([p IN posts WHERE p.role = 'director']) AS director
WITH a,
  coalesce(secretary.known, []) AS secretaries, coalesce(director.known, []) AS directors,
  coalesce(secretary.possible, []) AS either, coalesce(director.possible, []) AS other
WITH *, [p IN secretaries WHERE p IN directors] AS both
RETURN a.id AS area_id, a.name AS area,
  [p IN secretaries | p.name] AS secretaries, [p IN directors | p.name] AS directors,
  CASE
    WHEN size(both) > 0 THEN 'one'
    WHEN any(p IN either WHERE p IN other) THEN 'unknown'
    WHEN size(secretaries) > 0 AND size(directors) > 0 THEN 'two'
    WHEN size(either) > 0 AND size(other) > 0 THEN 'unknown'
    ELSE 'vacant'
  END AS state,
  [p IN both | p.name] AS persons, [p IN both | p.id] AS person_ids
ORDER BY area_id
