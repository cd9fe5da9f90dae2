// title = { zh = "四位一体闭合度", en = "Four-in-one closure" }
// kind = "indicator"
// id = "I11"
// unit = "ratio"
// detail = "four_in_one"
// rule = "GV1"
// [description]
// zh = "党组织、居委会、业委会、物业两两六对中，双方均存在且有共同任职者或近90日有联席会议的对数，占双方均存在的对数。"
// en = "Of the six pairs among the four bodies with both present: pairs joined by a shared person or by a joint meeting within 90 days."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

OPTIONAL MATCH (a:Area)
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
WITH count(CASE WHEN state IN ['person', 'meeting'] THEN 1 END) AS numerator,
  count(CASE WHEN state IN ['person', 'meeting', 'apart'] THEN 1 END) AS denominator,
  count(CASE WHEN state = 'unknown' THEN 1 END) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
