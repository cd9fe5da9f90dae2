// title = { zh = "联盟与机制成员", en = "Members of alliances and mechanisms" }
// kind = "list"
// [description]
// zh = "截至日期各联盟、机制的成员及其近365日参加活动的次数；起始日期不详的成员另标。"
// en = "Members of each alliance and mechanism on the as-of date and how many activities they took part in during 365 days; members of unknown start are marked."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// alliance_id = { zh = "联盟编号", en = "alliance id", type = "id" }
// alliance = { zh = "联盟或机制", en = "alliance or mechanism" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// form = { zh = "类别", en = "form", choices = { education = { zh = "教育", en = "education" }, legal_aid = { zh = "法律援助", en = "legal aid" }, culture = { zh = "文化", en = "culture" }, other = { zh = "其他", en = "other" } }, of = "Mechanism.form" }
// member_id = { zh = "成员编号", en = "member id", type = "id" }
// member = { zh = "成员", en = "member" }
// member_kind = { zh = "成员类别", en = "kind of member", type = "kind" }
// start = { zh = "起", en = "start", type = "date" }
// end = { zh = "止", en = "end", type = "date" }
// certain = { zh = "起始日期已知", en = "start known", type = "boolean" }
// activities = { zh = "近365日活动次数", en = "activities in 365 days", type = "integer" }
// last_activity = { zh = "最近活动", en = "last activity", type = "date" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (alliance:Alliance|Mechanism)
WHERE coalesce(alliance.place, '') STARTS WITH $scope
  AND (alliance.founded IS NULL OR alliance.founded <= $as_of)
  AND (alliance.dissolved IS NULL OR $as_of < alliance.dissolved)
OPTIONAL CALL (alliance) {
  MATCH (member:Organisation)-[membership:MEMBER_OF]->(alliance)
  WHERE coalesce(membership.start <= $as_of, true) AND (membership.end IS NULL OR $as_of < membership.end)
    AND (member.founded IS NULL OR member.founded <= $as_of)
    AND (member.dissolved IS NULL OR $as_of < member.dissolved)
  WITH member, membership ORDER BY membership.start DESC
  RETURN member, head(collect(membership)) AS membership
}
OPTIONAL CALL (member) {
  MATCH (member)-[:TOOK_PART]->(activity:Activity)
  WHERE $as_of - duration({ days: 365 }) <= activity.date AND activity.date <= $as_of
  RETURN count(DISTINCT activity) AS activities, max(activity.date) AS last_activity
}
RETURN alliance.id AS alliance_id, alliance.name AS alliance, alliance.kind AS kind,
  alliance.form AS form, member.id AS member_id, member.name AS member,
  member.kind AS member_kind, membership.start AS start, membership.end AS end,
  CASE WHEN membership IS NOT NULL THEN membership.start IS NOT NULL END AS certain,
  CASE WHEN member IS NOT NULL THEN activities END AS activities, last_activity,
  membership.sources AS sources
ORDER BY alliance_id, member_id
