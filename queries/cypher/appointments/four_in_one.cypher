// title = { zh = "四位一体", en = "Four-in-one" }
// kind = "list"
// [description]
// zh = "每个居民区四类组织两两之间以共同任职或近90日联席会议相联的对数；1为闭合。"
// en = "Pairs of the four bodies of each area joined by a shared person or a joint meeting within 90 days; 1 is closed."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// area = { zh = "居民区", en = "area" }
// joined = { zh = "已联对数", en = "pairs joined", type = "integer" }
// present = { zh = "应联对数", en = "pairs present", type = "integer" }
// closure = { zh = "闭合度", en = "closure", type = "percent" }
// by_person = { zh = "共同任职", en = "by a person", type = "strings" }
// by_meeting = { zh = "联席会议", en = "by a meeting", type = "strings" }
// apart = { zh = "未联", en = "apart", type = "strings" }
// unknown = { zh = "待核实", en = "unknown", type = "strings" }

MATCH (a:Area)
WHERE a.place STARTS WITH $scope
OPTIONAL CALL (a) {
  CALL (a) {
    MATCH (body:PartyOrganisation)-[:COVERS]->(a)
    RETURN 'P' AS letter, body
    UNION
    MATCH (body:ResidentsCommittee)-[:COVERS]->(a)
    RETURN 'R' AS letter, body
    UNION
    MATCH (body:OwnersCommittee)-[:GOVERNS]->(:Estate)-[:IN]->(a)
    RETURN 'O' AS letter, body
    UNION
    MATCH (body:PropertyFirm)-[serves:SERVES]->(:Estate)-[:IN]->(a)
    WHERE serves.start <= $as_of AND (serves.end IS NULL OR $as_of < serves.end)
    RETURN 'F' AS letter, body
  }
  WITH letter, body
  WHERE (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  OPTIONAL MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
  WHERE coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
    // As in cross_appointment_share: who works for a body does not sit on it.
    AND (letter <> 'F' AND post.role IN [
          'secretary', 'deputy_secretary', 'discipline_member', 'organisation_member',
          'publicity_member', 'part_time_commissioner', 'director', 'deputy_director', 'head',
          'member'
        ]
      OR letter = 'F' AND post.role = 'project_manager'
        AND a.place STARTS WITH coalesce(post.place, ''))
  RETURN letter,
    collect(DISTINCT body) AS bodies,
    collect(DISTINCT CASE WHEN held.start IS NOT NULL THEN person END) AS known,
    collect(DISTINCT person) AS possible
}
// Asking each pair of bodies for a common meeting went through all meetings of the graph: the
// meetings of each group are taken from its bodies instead, once.
CALL (a, bodies) {
  UNWIND bodies AS body
  MATCH (body)-[:TOOK_PART]->(meeting:Activity)
  WHERE meeting.form = 'joint_meeting' AND meeting.date <= $as_of
    AND a.place STARTS WITH coalesce(meeting.place, '')
    // Known to the month or year it may have been the last day of it.
    AND $as_of - duration({ days: 90 }) <= CASE meeting.date_precision
      WHEN 'month' THEN date.truncate('month', meeting.date) + duration('P1M') - duration('P1D')
      WHEN 'year', 'circa'
      THEN date.truncate('year', meeting.date) + duration('P1Y') - duration('P1D')
      ELSE meeting.date
    END
  RETURN collect(DISTINCT meeting) AS meetings
}
WITH a, collect({ letter: letter, known: known, possible: possible, meetings: meetings }) AS groups
UNWIND ['PR', 'PO', 'PF', 'RO', 'OF', 'RF'] AS pair
WITH a, pair,
  head([g IN groups WHERE g.letter = left(pair, 1)]) AS first,
  head([g IN groups WHERE g.letter = right(pair, 1)]) AS second
WITH a, pair, CASE
    WHEN a IS NULL OR first IS NULL OR second IS NULL THEN 'missing'
    WHEN any(p IN first.known WHERE p IN second.known) THEN 'person'
    WHEN any(m IN first.meetings WHERE m IN second.meetings) THEN 'meeting'
    WHEN any(p IN first.possible WHERE p IN second.possible) THEN 'unknown'
    ELSE 'apart'
  END AS state
WITH a, collect({ pair: pair, state: state }) AS pairs
WITH a, [p IN pairs WHERE p.state = 'person' | p.pair] AS by_person,
  [p IN pairs WHERE p.state = 'meeting' | p.pair] AS by_meeting,
  [p IN pairs WHERE p.state = 'apart' | p.pair] AS apart,
  [p IN pairs WHERE p.state = 'unknown' | p.pair] AS unknown
WITH *, size(by_person) + size(by_meeting) AS joined
WITH *, joined + size(apart) AS present
RETURN a.id AS area_id, a.name AS area, joined, present,
  CASE WHEN present > 0 THEN toFloat(joined) / present END AS closure,
  by_person, by_meeting, apart, unknown
ORDER BY area_id
