// title = { zh = "联席会议频次", en = "Joint meetings" }
// kind = "list"
// [description]
// zh = "各居民区近期的四方联席会议次数和最近一次的日期；没有的列在前；街道从未登记过联席会议的为不详，列在后。街道一级的联席会议，该区四类组织中有两类参加的计入。只知年月的会议按该期间最后一日计。"
// en = "Four-party meetings of each area within the days, and the day of the last one; areas with none first; unknown, and last, where the street never recorded any. One of the street counts where two of the area's four bodies took part. A meeting known to the month or year counts as its last day."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// days = { type = "integer", default = 90, zh = "天数", en = "days" }
// faults = { type = "boolean", default = false, zh = "只列有问题的", en = "list those with faults only" }
// [columns]
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// area = { zh = "居民区", en = "area" }
// meetings = { zh = "会议次数", en = "meetings", type = "integer" }
// last_meeting = { zh = "最近会议日期", en = "last meeting", type = "date" }
// certain = { zh = "日期已知", en = "day known", type = "boolean" }
// days_since = { zh = "距今天数", en = "days since", type = "integer" }
// sources = { zh = "来源", en = "sources", type = "id" }

CALL () {
  MATCH (a:Area)
  WHERE a.place STARTS WITH $scope
  OPTIONAL MATCH (a)<-[:AT]-(meeting:Activity { form: 'joint_meeting' })
  RETURN a, meeting
  UNION
  // One above the areas, of the street, is an area's where two of its four bodies took part.
  MATCH (meeting:Activity { form: 'joint_meeting' })
  WHERE size(coalesce(meeting.place, '')) < 12
  CALL (meeting) {
    MATCH (meeting)<-[:TOOK_PART]-(body:PartyOrganisation)-[:COVERS]->(a:Area)
    RETURN 'P' AS letter, body, a
    UNION
    MATCH (meeting)<-[:TOOK_PART]-(body:ResidentsCommittee)-[:COVERS]->(a:Area)
    RETURN 'R' AS letter, body, a
    UNION
    MATCH (meeting)<-[:TOOK_PART]-(body:OwnersCommittee)-[:GOVERNS]->(:Estate)-[:IN]->(a:Area)
    RETURN 'O' AS letter, body, a
    UNION
    MATCH (meeting)<-[:TOOK_PART]-(body:PropertyFirm)-[serves:SERVES]->(:Estate)-[:IN]->(a:Area)
    WHERE serves.start <= $as_of AND (serves.end IS NULL OR $as_of < serves.end)
    RETURN 'F' AS letter, body, a
  }
  WITH meeting, letter, body, a
  WHERE a.place STARTS WITH $scope AND a.place STARTS WITH coalesce(meeting.place, '')
    AND (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  WITH a, meeting, count(DISTINCT letter) AS letters
  WHERE letters > 1
  RETURN a, meeting
}
WITH a, CASE WHEN meeting.date <= $as_of THEN meeting END AS meeting
// Known to the month or year it may have been the last day of it.
WITH a, meeting.date AS day, CASE meeting.date_precision
    WHEN 'month' THEN date.truncate('month', meeting.date) + duration('P1M') - duration('P1D')
    WHEN 'year', 'circa'
    THEN date.truncate('year', meeting.date) + duration('P1Y') - duration('P1D')
    ELSE meeting.date
  END AS last
WITH a, day, CASE WHEN $as_of < last THEN $as_of ELSE last END AS last
WITH a, max(last) AS last_meeting, max(CASE WHEN day = last THEN last END) AS known,
  count(CASE WHEN $as_of - duration({ days: $days }) <= last THEN 1 END) AS found
WITH left(a.place, 9) AS street,
  collect({ a: a, last_meeting: last_meeting, known: known, found: found }) AS areas
CALL (street) {
  // Where a street never recorded a joint meeting, no area is said to have had none. One above
  // the streets is one of those whose bodies took part.
  RETURN EXISTS {
    MATCH (meeting:Activity { form: 'joint_meeting' }) WHERE meeting.place STARTS WITH street
  } OR EXISTS {
    MATCH (body:Organisation)-[:TOOK_PART]->(meeting:Activity { form: 'joint_meeting' })
    WHERE body.place STARTS WITH street AND size(coalesce(meeting.place, '')) < 9
  } AS received
}
UNWIND areas AS area
WITH area.a AS a, area.last_meeting AS last_meeting, area.known AS known,
  CASE WHEN received OR area.last_meeting IS NOT NULL THEN area.found END AS meetings
WITH * WHERE NOT $faults OR meetings = 0
RETURN a.id AS area_id, a.name AS area, meetings, last_meeting,
  known = last_meeting AS certain, duration.inDays(last_meeting, $as_of).days AS days_since,
  a.sources AS sources
ORDER BY meetings > 0, last_meeting, area_id
