// title = { zh = "志愿者资格", en = "Volunteers and their titles" }
// kind = "list"
// [description]
// zh = "志愿队现有志愿者是否有律师、教授、法官等资格；资格或起始日期不详的为不详。"
// en = "Whether the volunteers of teams have a qualifying title (lawyer, professor, judge and the like); unknown title or unknown start is unknown."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// titles = { type = "strings", default = ["律师", "教授", "法官", "审判长", "检察官", "公证员", "调解员", "研究员"], zh = "资格名称", en = "qualifying titles" }
// [columns]
// person_id = { zh = "人员编号", en = "person id", type = "id" }
// person = { zh = "姓名", en = "name" }
// qualification = { zh = "职称或资格", en = "title" }
// qualified = { zh = "有资格", en = "qualified", type = "boolean" }
// expertise = { zh = "专长", en = "expertise" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (team:VolunteerTeam)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
WHERE coalesce(team.place, '') STARTS WITH $scope AND post.role IN ['volunteer', 'head']
  AND (team.founded IS NULL OR team.founded <= $as_of)
  AND (team.dissolved IS NULL OR $as_of < team.dissolved)
  AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
WITH person, count(held.start) > 0 AS sure
WITH *, CASE
    WHEN sure THEN any(title IN $titles WHERE person.qualification CONTAINS title)
  END AS qualified
RETURN person.id AS person_id, person.name AS person, person.qualification AS qualification,
  qualified, person.expertise AS expertise, person.sources AS sources
ORDER BY qualified IS NULL, qualified DESC, person_id
