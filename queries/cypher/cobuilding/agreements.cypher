// title = { zh = "共建协议", en = "Agreements" }
// kind = "list"
// [description]
// zh = "截至日期已签的共建协议及其状态：履行中、到期已续签、到期未续签、已终止；履行中的另标近180日无活动、无项目。到期日当日仍在履行；共建单位在到期前撤销的为已终止；与同一居民区签下一轮的为续签。"
// en = "Agreements signed by the as-of date and where they stand: active, ended and renewed, lapsed, terminated; of active ones also whether dormant for 180 days or without any project. The last day still counts. Terminated too if the partner was dissolved before the end; renewed by a later round with the same area."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// agreement_id = { zh = "协议编号", en = "agreement id", type = "id" }
// agreement = { zh = "共建协议", en = "agreement" }
// round = { zh = "轮次", en = "round", type = "integer" }
// signed = { zh = "签约日期", en = "signed", type = "date" }
// expires = { zh = "到期日期", en = "ends", type = "date" }
// state = { zh = "状态", en = "state", choices = { active = { zh = "履行中", en = "active" }, renewed = { zh = "已到期并续签", en = "ended and renewed" }, lapsed = { zh = "已到期未续签", en = "lapsed" }, terminated = { zh = "已终止", en = "terminated" }, unknown = { zh = "签约日期不详", en = "signing day unknown" } } }
// dormant = { zh = "近180日无活动", en = "dormant (180 days)", type = "boolean" }
// without_project = { zh = "无项目", en = "without project", type = "boolean" }
// projects = { zh = "项目数", en = "projects", type = "integer" }
// last_activity = { zh = "最近活动", en = "last activity", type = "date" }
// level = { zh = "层次", en = "level", of = "Agreement.level" }
// principles = { zh = "特点", en = "principles", type = "strings", of = "Agreement.principles" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// area_ids = { zh = "区划代码", en = "area codes", type = "id" }
// partners = { zh = "共建单位", en = "partners", type = "strings" }
// partner_ids = { zh = "共建单位编号", en = "partner ids", type = "id" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (agreement:Agreement)
WHERE coalesce(agreement.signed <= $as_of, true)
OPTIONAL CALL (agreement) {
  MATCH (agreement)<-[:PARTY_TO { side: 'area' }]-(:Organisation)-[:COVERS]->(area:Area)
  RETURN area
  UNION
  MATCH (area:Area { id: agreement.place })
  RETURN area
}
WITH agreement, area ORDER BY area.id
WITH agreement, collect(area) AS areas
WHERE coalesce(agreement.place, '') STARTS WITH $scope
  OR any(area IN areas WHERE area.place STARTS WITH $scope)
WITH *, CASE agreement.ends_precision
    WHEN 'month'
    THEN date.truncate('month', agreement.ends) + duration('P1M') - duration('P1D')
    WHEN 'year', 'circa'
    THEN date.truncate('year', agreement.ends) + duration('P1Y') - duration('P1D')
    ELSE agreement.ends
  END AS expires
// An agreement whose partner was dissolved before its end is over.
WITH *, CASE
    WHEN agreement.status = 'terminated' THEN 'terminated'
    WHEN EXISTS {
      MATCH (agreement)<-[:PARTY_TO { side: 'partner' }]-(gone:Organisation)
      WHERE gone.dissolved <= $as_of AND coalesce(gone.dissolved <= expires, true)
    } AND NOT EXISTS {
      MATCH (agreement)<-[:PARTY_TO { side: 'partner' }]-(other:Organisation)
      WHERE other.dissolved IS NULL OR $as_of < other.dissolved
    } THEN 'terminated'
    WHEN expires < $as_of OR expires IS NULL AND agreement.status = 'ended' THEN 'ended'
    WHEN agreement.signed IS NULL THEN 'unknown'
    ELSE 'active'
  END AS force
CALL (agreement) {
  OPTIONAL MATCH (agreement)-[:PRODUCES]->(project:Project)
  WHERE coalesce(project.start <= $as_of, true)
  OPTIONAL MATCH (project)-[:INCLUDES]->(activity:Activity)
  WHERE activity.date <= $as_of
  RETURN count(DISTINCT project) AS projects, max(activity.date) AS last_activity
}
// Renewed by a later round with the same area: signed by one of the same bodies or by one of that
// area; where one of the two names no side, of the same place.
WITH *, EXISTS {
    MATCH (agreement)<-[:PARTY_TO { side: 'partner' }]-(partner:Organisation)
      -[:PARTY_TO { side: 'partner' }]->(later:Agreement)
    WHERE later.signed <= $as_of
      AND coalesce(later.round > agreement.round, later.signed > agreement.signed)
      AND (EXISTS {
        MATCH (agreement)<-[:PARTY_TO { side: 'area' }]-(:Organisation)-[:COVERS*0..1]->(side)
        MATCH (side)<-[:COVERS*0..1]-(:Organisation)-[:PARTY_TO { side: 'area' }]->(later)
      } OR NOT (
        EXISTS { (agreement)<-[:PARTY_TO { side: 'area' }]-() }
        AND EXISTS { (later)<-[:PARTY_TO { side: 'area' }]-() }
      ) AND coalesce(
        later.place STARTS WITH agreement.place OR agreement.place STARTS WITH later.place, true
      ))
  } AS renewed
WITH *, CASE
    WHEN force = 'ended' AND renewed THEN 'renewed'
    WHEN force = 'ended' THEN 'lapsed'
    ELSE force
  END AS state,
  force = 'active' AND coalesce(last_activity < $as_of - duration({ days: 180 }), true) AS dormant,
  force = 'active' AND projects = 0 AS without_project
WITH *, COLLECT {
    MATCH (agreement)<-[:PARTY_TO { side: 'partner' }]-(partner:Organisation)
    RETURN partner ORDER BY partner.id
  } AS partners
RETURN agreement.id AS agreement_id, agreement.name AS agreement, agreement.round AS round,
  agreement.signed AS signed, expires, state, dormant, without_project, projects, last_activity,
  agreement.level AS level, agreement.principles AS principles,
  [area IN areas | area.name] AS areas, [area IN areas | area.id] AS area_ids,
  [partner IN partners | partner.name] AS partners, [partner IN partners | partner.id] AS partner_ids,
  agreement.sources AS sources
ORDER BY signed, agreement_id
