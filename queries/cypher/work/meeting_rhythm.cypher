// title = { zh = "联席会议频次", en = "Joint meetings" }
// kind = "list"
// [description]
// zh = "各居民区近期的四方联席会议次数和最近一次的日期；没有的列在前。"
// en = "Four-party meetings of each area within the days, and the day of the last one; areas with none first."
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
// days_since = { zh = "距今天数", en = "days since", type = "integer" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (a:Area)
WHERE a.place STARTS WITH $scope
CALL (a) {
  OPTIONAL MATCH (a)<-[:AT]-(meeting:Activity { form: 'joint_meeting' })
  WHERE meeting.date <= $as_of
  RETURN count(CASE WHEN $as_of - duration({ days: $days }) <= meeting.date THEN 1 END)
      AS meetings, max(meeting.date) AS last_meeting
}
WITH * WHERE NOT $faults OR meetings = 0
RETURN a.id AS area_id, a.name AS area, meetings, last_meeting,
  duration.inDays(last_meeting, $as_of).days AS days_since, a.sources AS sources
ORDER BY meetings > 0, last_meeting, area_id
