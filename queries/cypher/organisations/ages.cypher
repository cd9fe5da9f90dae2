// title = { zh = "任职者年龄", en = "Ages of holders" }
// kind = "list"
// [description]
// zh = "书记、班子成员、社区工作者截至日期的周岁年龄；出生年月不详、只知年份或任职起始不详的为不详。"
// en = "Ages in full years of secretaries, committee members and community workers; unknown where birth is unknown or known to the year only, or the start of the holding is unknown."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// person_id = { zh = "人员编号", en = "person id", type = "id" }
// person = { zh = "姓名", en = "name" }
// post_group = { zh = "类别", en = "group", choices = { secretaries = { zh = "书记", en = "secretaries" }, members = { zh = "班子成员", en = "committee members" }, workers = { zh = "社区工作者", en = "community workers" } } }
// age = { zh = "年龄", en = "age", type = "integer" }
// birth = { zh = "出生年月", en = "birth", type = "date" }
// gender = { zh = "性别", en = "gender", of = "Person.gender" }
// education = { zh = "学历", en = "education", of = "Person.education" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (body:PartyOrganisation|ResidentsCommittee|SocialOrganisation)<-[:OF]-(post:Post)
  <-[held:HOLDS]-(person:Person)
WHERE coalesce(body.place, '') STARTS WITH $scope
  AND (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
WITH person, held, CASE
    WHEN post.role = 'worker' THEN 'workers'
    WHEN body:SocialOrganisation OR NOT EXISTS { (body)-[:COVERS]->(:Area) } THEN null
    WHEN body:PartyOrganisation AND post.role = 'secretary' THEN 'secretaries'
    WHEN post.role IN [
        'director', 'deputy_director', 'member', 'deputy_secretary', 'discipline_member',
        'organisation_member', 'publicity_member'
      ] THEN 'members'
  END AS post_group
WHERE post_group IS NOT NULL
WITH person, post_group, count(held.start) > 0 AS sure
WITH *, CASE
    WHEN sure AND NOT coalesce(person.birth_precision IN ['year', 'circa'], false)
    THEN duration.between(person.birth, $as_of).years
  END AS age
RETURN person.id AS person_id, person.name AS person, post_group, age, person.birth AS birth,
  person.gender AS gender, person.education AS education, person.sources AS sources
ORDER BY post_group, age IS NULL, age DESC, person_id
