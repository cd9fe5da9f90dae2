// title = { zh = "沟通频次", en = "Meeting rhythm" }
// kind = "indicator"
// id = "I29"
// unit = "index"
// detail = "meeting_rhythm"
// rule = "OC8"
// units = { none = "ratio", owners = "ratio" }
// [description]
// zh = "近90日每个居民区的四方联席会议次数；分项为近90日没有联席会议的居民区占比，以及超过62日没有会议的业委会占比。街道一级的联席会议，该区四类组织中有两类参加的计入；街道从未登记过联席会议、业委会会议的不计入；成立或本届开始不满62日的业委会不算超过；只知年月的会议按该期间最后一日计。"
// en = "Four-party meetings per area within 90 days; parts: areas with none, and owners' committees with no meeting for more than 62 days. A meeting of the street counts where two of the area's four bodies took part; areas and committees whose street never recorded such a meeting are left out; a committee founded, or whose term began, within 62 days has not paused; a meeting known to the month or year counts as its last day."
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
    WITH a, CASE meeting.date_precision
        WHEN 'month' THEN date.truncate('month', meeting.date) + duration('P1M') - duration('P1D')
        WHEN 'year', 'circa'
        THEN date.truncate('year', meeting.date) + duration('P1Y') - duration('P1D')
        ELSE meeting.date
      END AS last
    WITH a, max(last) AS last_meeting,
      count(CASE WHEN $as_of - duration({ days: $days }) <= last THEN 1 END) AS found
    WITH left(a.place, 9) AS street,
      collect({ a: a, last_meeting: last_meeting, found: found }) AS areas
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
    RETURN area.a AS a,
      CASE WHEN received OR area.last_meeting IS NOT NULL THEN area.found END AS meetings
  }
  UNWIND [null, 'none'] AS part
  RETURN part, CASE WHEN part IS NULL THEN coalesce(sum(meetings), 0)
      ELSE count(CASE WHEN meetings = 0 THEN 1 END) END AS numerator,
    count(meetings) AS denominator, count(a) - count(meetings) AS unknown
  UNION ALL
  OPTIONAL CALL () {
    CALL () {
      // Where a street never recorded that a committee met, none is said to have paused. One of
      // several streets is judged by their district.
      CALL () {
        MATCH (body:Organisation)-[:TOOK_PART]->(meeting:Activity)
        WHERE body.place STARTS WITH left($scope, 6) AND size(body.place) > 5
          AND body:OwnersCommittee AND meeting.form IN ['joint_meeting', 'deliberation']
        RETURN body
        UNION
        MATCH (body:Organisation)<-[:OF]-(:Decision)
        WHERE body.place STARTS WITH left($scope, 6) AND size(body.place) > 5
          AND body:OwnersCommittee
        RETURN body
      }
      UNWIND [9, 6] AS digits
      RETURN collect(DISTINCT left(body.place, digits)) AS received
    }
    MATCH (body:OwnersCommittee)-[:GOVERNS]->(estate:Estate)
    WHERE estate.place STARTS WITH $scope
      AND (body.founded IS NULL OR body.founded <= $as_of)
      AND (body.dissolved IS NULL OR $as_of < body.dissolved)
    WITH DISTINCT body, left(coalesce(body.place, ''), 9) IN received AS recorded
    // Neither a new committee nor one of a new term has paused before it began. Each day may be the
    // last of its month or year: nobody is said to have paused who may have met.
    CALL (body) {
      CALL (body) {
        MATCH (body)-[:TOOK_PART]->(meeting:Activity)
        WHERE meeting.form IN ['joint_meeting', 'deliberation']
        RETURN true AS met, meeting.date AS day, meeting.date_precision AS precision
        UNION
        MATCH (body)<-[:OF]-(decision:Decision)
        RETURN true AS met, decision.date AS day, decision.date_precision AS precision
        UNION
        MATCH (body)<-[:OF]-(term:Term)
        RETURN false AS met, term.start AS day, term.start_precision AS precision
        UNION
        RETURN false AS met, body.founded AS day, body.founded_precision AS precision
      }
      WITH * WHERE day <= $as_of
      RETURN max(met) AS met, max(CASE precision
          WHEN 'month' THEN date.truncate('month', day) + duration('P1M') - duration('P1D')
          WHEN 'year', 'circa' THEN date.truncate('year', day) + duration('P1Y') - duration('P1D')
          ELSE day
        END) AS active
    }
    WITH *, head([rule IN $meeting_rules
        WHERE rule.from <= $as_of AND $as_of < rule.to
          AND coalesce(body.place, '') STARTS WITH rule.place]) AS rule
    WITH *, coalesce(rule.numbers.days, 62) AS allowed
    WITH *, CASE
        WHEN $as_of - duration({ days: allowed }) <= active THEN false
        WHEN recorded OR met THEN true
      END AS gap
    RETURN body, gap
  }
  RETURN 'owners' AS part, count(CASE WHEN gap THEN 1 END) AS numerator,
    count(gap) AS denominator, count(body) - count(gap) AS unknown
}
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
