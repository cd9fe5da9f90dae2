// title = { zh = "人才断层", en = "Succession gap" }
// kind = "indicator"
// id = "I20"
// unit = "ratio"
// detail = "succession"
// [description]
// zh = "党组织、居委会成员（不含兼职委员、社区工作者、代表）全部超过50岁的居民区占比；分项为没有45岁以下副书记的居民区占比。没有起始日期已知的成员的居民区为不详。"
// en = "Areas where every member of Party organisations and residents' committee (part-timers, community workers and representatives left out) is older than 50; part: areas without a deputy secretary under 45. An area without any member of known start is unknown."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// age = { type = "integer", default = 50, zh = "年龄界限", en = "older than" }
// deputy_age = { type = "integer", default = 45, zh = "副书记年龄界限", en = "deputy younger than" }
// [columns]
// part = { zh = "分项", en = "part", choices = { deputies = { zh = "无45岁以下副书记", en = "no deputy under 45" } } }
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

OPTIONAL CALL () {
  MATCH (a:Area)
  WHERE a.place STARTS WITH $scope
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
  RETURN a, state, deputies
}
UNWIND [null, 'deputies'] AS part
WITH part, CASE WHEN part IS NULL THEN state ELSE deputies END AS seen
WITH part, count(CASE WHEN seen IN ['gap', 'none'] THEN 1 END) AS numerator,
  count(CASE WHEN seen <> 'unknown' THEN 1 END) AS denominator,
  count(CASE WHEN seen = 'unknown' THEN 1 END) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
