// title = { zh = "记载不一的对象", en = "Subjects of disputes" }
// kind = "list"
// [description]
// zh = "给定编号的节点中属于本范围者：名称、类别与居民区。个人按其任职组织、岗位与届次按其所属组织归入。"
// en = "Those of the given nodes that belong to the scope, with name, kind and areas; a person by the bodies of the posts held, posts and terms by their body."
// [parameters]
// scope = { type = "string" }
// ids = { type = "strings", default = [], zh = "编号", en = "ids" }
// [columns]
// subject_id = { zh = "对象编号", en = "subject id", type = "id" }
// subject = { zh = "对象", en = "subject" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// role = { zh = "职务", en = "role", of = "Post.role" }
// areas = { zh = "居民区", en = "areas", type = "strings" }

MATCH (thing:Subdistrict|Area|Estate|Organisation|Person|Post|Term|Agreement|Project|Activity
  |ListItem|BrandPosition|Base|Case|Decision|Duty|LegalService|PartySurvey|Provision|Task)
WHERE thing.id IN $ids
OPTIONAL MATCH (thing)-[:OF]->(body:Organisation)
CALL (thing, body) {
  RETURN coalesce(thing.place, body.place, '') AS place
  UNION
  MATCH (thing)-[:HOLDS]->(:Post)-[:OF]->(held:Organisation)
  RETURN coalesce(held.place, '') AS place
}
WITH thing, body, collect(place) AS places
WHERE any(place IN places WHERE place STARTS WITH $scope)
RETURN thing.id AS subject_id, coalesce(thing.name, body.name, thing.id) AS subject,
  coalesce(thing.kind, head(labels(thing))) AS kind, CASE WHEN thing:Post THEN thing.role END AS role,
  COLLECT {
    MATCH (area:Area) WHERE area.id IN places RETURN area.name AS name ORDER BY area.id
  } AS areas
ORDER BY areas[0], subject, subject_id
