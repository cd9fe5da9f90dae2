// title = { zh = "联盟活跃度", en = "Alliances" }
// kind = "indicator"
// id = "I36"
// unit = "ratio"
// detail = "alliance_members"
// units = { quarterly = "index" }
// [description]
// zh = "近365日参加过活动的成员占联盟、机制现有成员的比例；分项为每个联盟每季度的活动数（联盟本身参加，或其两个以上成员共同参加），以及这些活动所到的居民区占比。"
// en = "Members that took part in an activity within 365 days, of the members of alliances and mechanisms; parts: activities per alliance and quarter (the alliance itself or two members at least took part), and the areas these reached."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// days = { type = "integer", default = 365, zh = "天数", en = "days" }
// [columns]
// part = { zh = "分项", en = "part", choices = { quarterly = { zh = "每个联盟每季度活动数", en = "activities per alliance and quarter" }, areas = { zh = "所到居民区", en = "areas reached" } } }
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

CALL () {
  OPTIONAL CALL () {
    MATCH (alliance:Alliance|Mechanism)
    WHERE coalesce(alliance.place, '') STARTS WITH $scope
      AND (alliance.founded IS NULL OR alliance.founded <= $as_of)
      AND (alliance.dissolved IS NULL OR $as_of < alliance.dissolved)
    MATCH (member:Organisation)-[membership:MEMBER_OF]->(alliance)
    WHERE coalesce(membership.start <= $as_of, true)
      AND (membership.end IS NULL OR $as_of < membership.end)
      AND (member.founded IS NULL OR member.founded <= $as_of)
      AND (member.dissolved IS NULL OR $as_of < member.dissolved)
    WITH alliance, member, count(membership.start) > 0 AS sure
    RETURN member, sure, EXISTS {
        MATCH (member)-[:TOOK_PART]->(activity:Activity)
        WHERE $as_of - duration({ days: $days }) <= activity.date AND activity.date <= $as_of
      } AS active
  }
  RETURN null AS part, count(CASE WHEN sure AND active THEN 1 END) AS numerator,
    count(CASE WHEN sure THEN 1 END) AS denominator,
    count(CASE WHEN NOT sure THEN 1 END) AS unknown
  UNION ALL
  OPTIONAL CALL () {
    MATCH (alliance:Alliance|Mechanism)
    WHERE coalesce(alliance.place, '') STARTS WITH $scope
      AND (alliance.founded IS NULL OR alliance.founded <= $as_of)
      AND (alliance.dissolved IS NULL OR $as_of < alliance.dissolved)
    RETURN count(alliance) AS alliances, sum(COUNT {
        CALL (alliance) {
          MATCH (alliance)-[:TOOK_PART]->(activity:Activity)
          WHERE $as_of - duration({ days: $days }) <= activity.date AND activity.date <= $as_of
          RETURN activity
          UNION
          MATCH (alliance)<-[membership:MEMBER_OF]-(member:Organisation)-[:TOOK_PART]->(activity:Activity)
          WHERE $as_of - duration({ days: $days }) <= activity.date AND activity.date <= $as_of
            AND membership.start <= $as_of
            AND (membership.end IS NULL OR $as_of < membership.end)
            AND (member.dissolved IS NULL OR $as_of < member.dissolved)
          WITH activity, count(DISTINCT member) AS members WHERE members >= 2
          RETURN activity
        }
        RETURN activity
      }) AS activities
  }
  RETURN 'quarterly' AS part, coalesce(activities, 0) AS numerator,
    coalesce(alliances, 0) * 4.0 * $days / 365 AS denominator, 0 AS unknown
  UNION ALL
  OPTIONAL MATCH (a:Area)
  WHERE a.place STARTS WITH $scope
  RETURN 'areas' AS part, count(CASE WHEN EXISTS {
      MATCH (a)<-[:AT]-(activity:Activity)
      WHERE $as_of - duration({ days: $days }) <= activity.date AND activity.date <= $as_of
        AND (EXISTS {
          MATCH (activity)<-[:TOOK_PART]-(alliance:Alliance|Mechanism)
          WHERE (alliance.founded IS NULL OR alliance.founded <= $as_of)
            AND (alliance.dissolved IS NULL OR $as_of < alliance.dissolved)
        } OR EXISTS {
          MATCH (activity)<-[:TOOK_PART]-(member:Organisation)-[membership:MEMBER_OF]->(alliance)
          WHERE membership.start <= $as_of
            AND (membership.end IS NULL OR $as_of < membership.end)
            AND (member.dissolved IS NULL OR $as_of < member.dissolved)
            AND (alliance.founded IS NULL OR alliance.founded <= $as_of)
            AND (alliance.dissolved IS NULL OR $as_of < alliance.dissolved)
          WITH alliance, count(DISTINCT member) AS members WHERE members >= 2
          RETURN alliance
        })
    } THEN 1 END) AS numerator, count(a) AS denominator, 0 AS unknown
}
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
