// title = { zh = "队伍老化", en = "Ageing" }
// kind = "indicator"
// id = "I19"
// unit = "ratio"
// detail = "ages"
// benchmark = { zh = "参照：全国党员中61岁及以上占28.1%（2023年底）；虹口区2015年居委会成员中35岁及以下每百人23.95人", en = "for comparison: 28.1 % of Party members nationwide were 61 or older (end of 2023); 23.95 in a hundred committee members of Hongkou were 35 or younger (2015)" }
// units = { mean = "years", median = "years", secretaries_mean = "years", secretaries_median = "years", members_mean = "years", members_median = "years", workers_mean = "years", workers_median = "years" }
// [description]
// zh = "60岁及以上者占年龄已知的书记、班子成员、社区工作者的比例；分项为35岁及以下比例、平均年龄、年龄中位数，并按三类分列。"
// en = "Holders of 60 or older, of the secretaries, committee members and community workers whose age is known; parts: 35 or younger, mean and median age, and each for the three groups."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// part = { zh = "分项", en = "part", choices = { young = { zh = "35岁及以下", en = "35 or younger" }, mean = { zh = "平均年龄", en = "mean age" }, median = { zh = "年龄中位数", en = "median age" }, secretaries = { zh = "书记60岁及以上", en = "secretaries, 60 or older" }, secretaries_young = { zh = "书记35岁及以下", en = "secretaries, 35 or younger" }, secretaries_mean = { zh = "书记平均年龄", en = "secretaries, mean age" }, secretaries_median = { zh = "书记年龄中位数", en = "secretaries, median age" }, members = { zh = "班子成员60岁及以上", en = "committee members, 60 or older" }, members_young = { zh = "班子成员35岁及以下", en = "committee members, 35 or younger" }, members_mean = { zh = "班子成员平均年龄", en = "committee members, mean age" }, members_median = { zh = "班子成员年龄中位数", en = "committee members, median age" }, workers = { zh = "社区工作者60岁及以上", en = "community workers, 60 or older" }, workers_young = { zh = "社区工作者35岁及以下", en = "community workers, 35 or younger" }, workers_mean = { zh = "社区工作者平均年龄", en = "community workers, mean age" }, workers_median = { zh = "社区工作者年龄中位数", en = "community workers, median age" } } }
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

OPTIONAL CALL () {
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
  RETURN person, post_group, age
}
// In a group counts whose post in it surely began; among all, whoever has one such post.
WITH person, collect({ post_group: post_group, age: age }) AS posts, max(age) AS age
UNWIND posts + [{ post_group: 'all', age: age }] AS one
WITH one.post_group AS post_group, collect(one.age) AS ages, count(person) AS all
WITH collect({ post_group: post_group, ages: ages, all: all }) AS found
UNWIND [null, 'secretaries', 'members', 'workers'] AS post_group
WITH post_group, head([f IN found WHERE f.post_group = coalesce(post_group, 'all')]) AS found
WITH post_group, coalesce(found.ages, []) AS ages, coalesce(found.all, 0) AS all
WITH post_group, size(ages) AS known, all - size(ages) AS unknown,
  size([age IN ages WHERE age >= 60]) AS old, size([age IN ages WHERE age <= 35]) AS young,
  reduce(sum = 0, age IN ages | sum + age) AS years,
  COLLECT { UNWIND ages AS age RETURN percentileCont(age, 0.5) }[0] AS median
UNWIND [null, 'young', 'mean', 'median'] AS measure
WITH CASE
    WHEN post_group IS NULL THEN measure
    WHEN measure IS NULL THEN post_group
    ELSE post_group + '_' + measure
  END AS part, unknown,
  CASE measure WHEN 'young' THEN young WHEN 'mean' THEN years WHEN 'median' THEN median ELSE old END
    AS numerator,
  CASE WHEN measure = 'median' AND known > 0 THEN 1 ELSE known END AS denominator
WITH part, unknown, coalesce(numerator, 0) AS numerator, denominator
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
