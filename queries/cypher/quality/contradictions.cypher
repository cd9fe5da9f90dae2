// title = { zh = "相互矛盾的记录", en = "Contradictions" }
// kind = "list"
// [description]
// zh = "截至日期同时成立而不能并存的记录：一个正职岗位有数人、在任人数多于席位、同一人同一岗位任职重叠、一个小区有两家物业或两个业委会、一个居民区有两个居委会、一个届次有两个起始日期。起始不详的任职和届次，只在同一人同一岗位、同一组织同一届次另有起始已知的一条时计入：不能确定两条是否同一条时，两条并存。每条各方的出处列于后。"
// en = "Records that cannot both hold on the day: several holders of a head's post, more holders than seats, one person holding one post twice, two firms or two owners' committees for one estate, two residents' committees for one area, two starts of one term. A holding or term of unknown start counts only beside one of the same person and post, or of the same body and number, whose start is known: where it is not certain that they are one, both stand. The sources of each side stand beside it."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// sort = { zh = "矛盾", en = "contradiction", choices = { heads = { zh = "一个正职数人在任", en = "several heads at once" }, seats = { zh = "在任多于席位", en = "more holders than seats" }, overlap = { zh = "同一人任职重叠", en = "one person, one post, twice" }, firms = { zh = "一个小区数家物业", en = "several firms for one estate" }, owners_committees = { zh = "一个小区数个业委会", en = "several owners' committees for one estate" }, residents_committees = { zh = "一个居民区数个居委会", en = "several residents' committees for one area" }, terms = { zh = "一届数个起始日期", en = "several starts of one term" } } }
// subject_id = { zh = "对象编号", en = "subject id", type = "id" }
// subject = { zh = "对象", en = "subject" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// role = { zh = "职务", en = "role", of = "Post.role" }
// allowed = { zh = "应为", en = "allowed", type = "integer" }
// count = { zh = "实有", en = "found", type = "integer" }
// values = { zh = "各方记录", en = "what is said", type = "strings" }
// files = { zh = "涉及文件数", en = "files", type = "integer" }
// claims = { zh = "各方出处", en = "claims with their sources", type = "maps" }

CALL () {
  MATCH (body:Organisation)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
  WHERE (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
    AND (coalesce(body.place, '') STARTS WITH $scope
      OR EXISTS { (body)-[:GOVERNS]->(estate:Estate) WHERE estate.place STARTS WITH $scope })
    AND held.start <= $as_of AND (held.end IS NULL OR $as_of < held.end)
  WITH body, post, person, collect(held) AS holdings ORDER BY person.name, person.id
  WITH body, post, post.role IN ['secretary', 'director', 'head'] AS leading, collect({
      id: person.id, value: person.name,
      sources: reduce(all = [], held IN holdings | all + held.sources)
    }) AS claims
  WITH *, coalesce(post.seats, CASE WHEN leading THEN 1 END) AS allowed
  WHERE size(claims) > allowed
  RETURN CASE WHEN leading THEN 'heads' ELSE 'seats' END AS sort, body AS subject,
    post.role AS role, allowed, claims
  UNION ALL
  MATCH (body:Organisation)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
  WHERE (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
    AND (coalesce(body.place, '') STARTS WITH $scope
      OR EXISTS { (body)-[:GOVERNS]->(estate:Estate) WHERE estate.place STARTS WITH $scope })
    AND (held.start IS NULL OR held.start <= $as_of)
    AND (held.end IS NULL OR $as_of < held.end)
  WITH body, post, person, held ORDER BY held.start, held.id
  // Shown as exactly as it is known: 2022-03, 约2002.
  WITH *, CASE held.start_precision WHEN 'circa' THEN '约' ELSE '' END
    + left(toString(held.start), coalesce({month: 7, year: 4, circa: 4}[held.start_precision], 10))
    AS start
  WITH body, post, person, count(start) AS known, collect({
      id: person.id, value: person.name + ' ' + coalesce(start, '?'), sources: held.sources
    }) AS claims
  WHERE known > 0 AND size(claims) > 1
  RETURN 'overlap' AS sort, body AS subject, post.role AS role, 1 AS allowed, claims
  UNION ALL
  MATCH (estate:Estate)<-[served:SERVES]-(firm:PropertyFirm)
  WHERE estate.place STARTS WITH $scope
    AND served.start <= $as_of AND (served.end IS NULL OR $as_of < served.end)
  WITH estate, firm, collect(served) AS contracts ORDER BY firm.name, firm.id
  WITH estate, collect({
      value: firm.name, sources: reduce(all = [], c IN contracts | all + c.sources)
    }) AS claims
  WHERE size(claims) > 1
  RETURN 'firms' AS sort, estate AS subject, null AS role, 1 AS allowed, claims
  UNION ALL
  MATCH (estate:Estate)<-[tie:GOVERNS]-(body:OwnersCommittee)
  WHERE estate.place STARTS WITH $scope
    AND (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  WITH estate, body, tie ORDER BY body.name, body.id
  WITH estate, collect({ value: body.name, sources: tie.sources }) AS claims
  WHERE size(claims) > 1
  RETURN 'owners_committees' AS sort, estate AS subject, null AS role, 1 AS allowed, claims
  UNION ALL
  MATCH (area:Area)<-[tie:COVERS]-(body:ResidentsCommittee)
  WHERE area.place STARTS WITH $scope
    AND (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  WITH area, body, tie ORDER BY body.name, body.id
  WITH area, collect({ value: body.name, sources: tie.sources }) AS claims
  WHERE size(claims) > 1
  RETURN 'residents_committees' AS sort, area AS subject, null AS role, 1 AS allowed, claims
  UNION ALL
  MATCH (body:Organisation)<-[:OF]-(term:Term)
  WHERE (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
    AND (coalesce(body.place, '') STARTS WITH $scope
      OR EXISTS { (body)-[:GOVERNS]->(estate:Estate) WHERE estate.place STARTS WITH $scope })
    AND (term.start IS NULL OR term.start <= $as_of) AND term.number IS NOT NULL
  WITH body, term ORDER BY term.start, term.id
  WITH *, CASE term.start_precision WHEN 'circa' THEN '约' ELSE '' END
    + left(toString(term.start), coalesce({month: 7, year: 4, circa: 4}[term.start_precision], 10))
    AS start
  WITH body, term.number AS number, count(start) AS known, collect({
      value: term.number + ': ' + coalesce(start, '?'), sources: term.sources
    }) AS claims
  WHERE known > 0 AND size(claims) > 1
  RETURN 'terms' AS sort, body AS subject, null AS role, 1 AS allowed, claims
}
RETURN sort, subject.id AS subject_id, subject.name AS subject,
  coalesce(subject.kind, head(labels(subject))) AS kind, role, allowed, size(claims) AS count,
  [claim IN claims | claim.value] AS values,
  COUNT {
    UNWIND claims AS claim UNWIND claim.sources AS source RETURN DISTINCT split(source, '#')[0]
  } AS files,
  claims
ORDER BY files DESC, sort, kind, subject, subject_id
