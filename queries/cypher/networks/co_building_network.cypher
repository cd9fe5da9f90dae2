// title = { zh = "共建网络", en = "Network of co-building" }
// kind = "network"
// [description]
// zh = "共建单位与居民区之间的共建协议，各取最近一轮；没有共建单位的居民区也列出。"
// en = "Agreements between partners and areas, the latest round of each pair; areas without any partner are there too."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// nodes = { zh = "节点", en = "nodes", type = "maps" }
// ties = { zh = "关系", en = "ties", type = "maps" }

CALL () {
  MATCH (a:Area)
  WHERE a.place STARTS WITH $scope
  WITH a ORDER BY a.id
  RETURN collect(a { .id, .name, .short_name, .place, label: 'Area' }) AS area_nodes, collect(a) AS all_areas
}
OPTIONAL CALL (all_areas) {
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
  WITH *, CASE
      WHEN agreement.status = 'terminated' THEN 'terminated'
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
  WITH *, EXISTS {
      MATCH (agreement)<-[:PARTY_TO { side: 'partner' }]-(partner:Organisation)
        -[:PARTY_TO { side: 'partner' }]->(later:Agreement)
      WHERE later.signed <= $as_of
        AND (later.round > agreement.round OR later.signed > agreement.signed)
    } AS renewed
  WITH *, CASE
      WHEN force = 'ended' AND renewed THEN 'renewed'
      WHEN force = 'ended' THEN 'lapsed'
      ELSE force
    END AS state,
    force = 'active' AND coalesce(last_activity < $as_of - duration({ days: 180 }), true) AS dormant,
    force = 'active' AND projects = 0 AS without_project
  UNWIND areas AS a
  WITH * WHERE a IN all_areas
  MATCH (agreement)<-[:PARTY_TO { side: 'partner' }]-(partner:Organisation)
  WITH partner, a, agreement, state, projects
    ORDER BY agreement.round DESC, agreement.signed DESC, agreement.id
  WITH partner, a, collect({
      id: agreement.id, round: agreement.round, state: state, projects: projects
    }) AS signed
  RETURN partner, a, signed ORDER BY partner.id, a.id
}
WITH area_nodes, collect(DISTINCT partner) AS partners,
  [tie IN collect({
    start: partner.id, end: a.id, type: 'COBUILDING', round: signed[0].round,
    rounds: [s IN signed | s.round], agreement_ids: [s IN signed | s.id],
    status: CASE
      WHEN any(s IN signed WHERE s.state = 'active') THEN 'active'
      ELSE signed[0].state
    END,
    projects: reduce(n = 0, s IN signed | n + s.projects)
  }) WHERE tie.start IS NOT NULL] AS ties
RETURN
  area_nodes
    + [body IN partners | body { .id, .name, .short_name, .place, .form, .unit_type, label: body.kind }] AS nodes,
  ties
