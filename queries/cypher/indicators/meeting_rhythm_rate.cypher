// title = { zh = "沟通频次", en = "Meeting rhythm" }
// kind = "indicator"
// id = "I29"
// unit = "index"
// detail = "meeting_rhythm"
// rule = "OC8"
// units = { none = "ratio", owners = "ratio" }
// [description]
// zh = "近90日每个居民区的四方联席会议次数；分项为近90日没有联席会议的居民区占比，以及超过62日没有会议的业委会占比。"
// en = "Four-party meetings per area within 90 days; parts: areas with none, and owners' committees with no meeting for more than 62 days."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// days = { type = "integer", default = 90, zh = "天数", en = "days" }
// meeting_rules = { type = "rules", topic = "meeting", zh = "会议规则", en = "rules on meetings" }
// [columns]
// part = { zh = "分项", en = "part", choices = { none = { zh = "无联席会议的居民区", en = "areas with none" }, owners = { zh = "会议间隔过长的业委会", en = "owners' committees with a gap" } } }
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

CALL () {
  OPTIONAL CALL () {
    MATCH (a:Area)
    WHERE a.place STARTS WITH $scope
    CALL (a) {
      OPTIONAL MATCH (a)<-[:AT]-(meeting:Activity { form: 'joint_meeting' })
      WHERE meeting.date <= $as_of
      RETURN count(CASE WHEN $as_of - duration({ days: $days }) <= meeting.date THEN 1 END)
          AS meetings, max(meeting.date) AS last_meeting
    }
    RETURN a, meetings
  }
  UNWIND [null, 'none'] AS part
  RETURN part, CASE WHEN part IS NULL THEN coalesce(sum(meetings), 0)
      ELSE count(CASE WHEN meetings = 0 THEN 1 END) END AS numerator,
    count(a) AS denominator, 0 AS unknown
  UNION ALL
  OPTIONAL CALL () {
    MATCH (body:OwnersCommittee)-[:GOVERNS]->(estate:Estate)
    WHERE estate.place STARTS WITH $scope
      AND (body.founded IS NULL OR body.founded <= $as_of)
      AND (body.dissolved IS NULL OR $as_of < body.dissolved)
    WITH DISTINCT body
    CALL (body) {
      CALL (body) {
        OPTIONAL MATCH (body)-[:TOOK_PART]->(meeting:Activity)
        WHERE meeting.form IN ['joint_meeting', 'deliberation'] AND meeting.date <= $as_of
        RETURN max(meeting.date) AS day
        UNION
        OPTIONAL MATCH (body)<-[:OF]-(decision:Decision)
        WHERE decision.date <= $as_of
        RETURN max(decision.date) AS day
      }
      RETURN max(day) AS last_meeting
    }
    WITH *, head([rule IN $meeting_rules
        WHERE rule.from <= $as_of AND $as_of < rule.to
          AND coalesce(body.place, '') STARTS WITH rule.place]) AS rule
    WITH *, coalesce(rule.numbers.days, 62) AS allowed
    WITH *, coalesce(last_meeting < $as_of - duration({ days: allowed }), true) AS gap
    RETURN body, gap
  }
  RETURN 'owners' AS part, count(CASE WHEN gap THEN 1 END) AS numerator,
    count(body) AS denominator, 0 AS unknown
}
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
