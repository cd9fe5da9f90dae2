// title = { zh = "人才断层", en = "Succession gap" }
// kind = "list"
// [description]
// zh = "各居民区党组织、居委会成员（不含兼职委员、社区工作者、代表）是否全部超过界限年龄，有无较年轻的副书记。年龄或任职起始不详而无法判断的、没有起始日期已知的成员的为不详。"
// en = "Whether every member of an area's Party organisations and residents' committee (part-timers, community workers and representatives left out) is older than the limit, and whether there is a younger deputy secretary. Unknown where ages or starts leave it open, or no member of known start is on record."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// age = { type = "integer", default = 50, zh = "年龄界限", en = "older than" }
// deputy_age = { type = "integer", default = 45, zh = "副书记年龄界限", en = "deputy younger than" }
// faults = { type = "boolean", default = false, zh = "只列有问题的", en = "list those with faults only" }
// [columns]
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// area = { zh = "居民区", en = "area" }
// state = { zh = "状态", en = "state", choices = { gap = { zh = "断层", en = "gap" }, younger = { zh = "有较年轻者", en = "someone younger" }, unknown = { zh = "不详", en = "unknown" } } }
// youngest = { zh = "最年轻者年龄", en = "youngest", type = "integer" }
// members = { zh = "成员数", en = "members", type = "integer" }
// younger = { zh = "未超界限人数", en = "not older", type = "integer" }
// unsure = { zh = "年龄不详人数", en = "age unknown", type = "integer" }
// deputies = { zh = "较年轻副书记", en = "younger deputy", choices = { young = { zh = "有", en = "yes" }, none = { zh = "无", en = "none" }, unknown = { zh = "不详", en = "unknown" } } }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (a:Area)
WHERE a.place STARTS WITH $scope
  // One young person is enough not to be a gap; of a city's areas hardly any has none.
  AND (NOT $faults OR NOT EXISTS {
    MATCH (a)<-[:COVERS]-(body:PartyOrganisation|ResidentsCommittee)<-[:OF]-(post:Post)
      <-[held:HOLDS]-(person:Person)
    WHERE (body.founded IS NULL OR body.founded <= $as_of)
      AND (body.dissolved IS NULL OR $as_of < body.dissolved)
      AND held.start <= $as_of AND (held.end IS NULL OR $as_of < held.end)
      AND post.role IN [
          'secretary', 'deputy_secretary', 'discipline_member', 'organisation_member',
          'publicity_member', 'director', 'deputy_director', 'head', 'member'
        ]
      AND NOT coalesce(person.birth_precision IN ['year', 'circa'], false)
      AND duration.between(person.birth, $as_of).years <= $age
  })
CALL (a) {
  OPTIONAL MATCH (a)<-[:COVERS]-(body:PartyOrganisation|ResidentsCommittee)<-[:OF]-(post:Post)
    <-[held:HOLDS]-(person:Person)
  WHERE (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
    AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
    AND post.role IN [
        'secretary', 'deputy_secretary', 'discipline_member', 'organisation_member',
        'publicity_member', 'director', 'deputy_director', 'head', 'member'
      ]
  WITH person, count(held.start) > 0 AS sure,
    max(post.role = 'deputy_secretary') AS maybe_deputy,
    max(post.role = 'deputy_secretary' AND held.start IS NOT NULL) AS deputy
  WITH person, maybe_deputy, deputy, sure, CASE
      WHEN NOT coalesce(person.birth_precision IN ['year', 'circa'], false)
      THEN duration.between(person.birth, $as_of).years
    END AS age
  RETURN count(person) AS members, count(CASE WHEN sure THEN 1 END) AS seated,
    count(CASE WHEN sure AND age <= $age THEN 1 END) AS younger,
    count(CASE WHEN person IS NOT NULL AND (age IS NULL OR NOT sure AND age <= $age) THEN 1 END)
      AS unsure,
    min(CASE WHEN sure THEN age END) AS youngest,
    count(CASE WHEN deputy AND age < $deputy_age THEN 1 END) AS young_deputies,
    count(CASE WHEN maybe_deputy AND coalesce(age < $deputy_age, true) THEN 1 END)
      AS unsure_deputies
}
WITH *, CASE
    WHEN seated = 0 THEN 'unknown'
    WHEN younger > 0 THEN 'younger'
    WHEN unsure > 0 THEN 'unknown'
    ELSE 'gap'
  END AS state, CASE
    WHEN young_deputies > 0 THEN 'young'
    WHEN seated = 0 OR unsure_deputies > 0 THEN 'unknown'
    ELSE 'none'
  END AS deputies
WITH * WHERE NOT $faults OR state = 'gap'
RETURN a.id AS area_id, a.name AS area, state, youngest, members, younger, unsure, deputies,
  a.sources AS sources
ORDER BY state <> 'gap', state, area_id
