// title = { zh = "法治服务覆盖", en = "Legal services" }
// kind = "indicator"
// id = "I37"
// unit = "ratio"
// detail = "legal_services"
// rule = "LA1"
// units = { sessions = "count", served = "count" }
// [description]
// zh = "近365日有法治服务的居民区占全部居民区的比例；分项为服务场次、服务人次、志愿者中有资格者占资格已知者的比例。"
// en = "Areas with a legal service within 365 days, of all areas; parts: sessions, persons served, and volunteers with a qualifying title of those whose title is known."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// days = { type = "integer", default = 365, zh = "天数", en = "days" }
// titles = { type = "strings", default = ["律师", "教授", "法官", "审判长", "检察官", "公证员", "调解员", "研究员"], zh = "资格名称", en = "qualifying titles" }
// [columns]
// part = { zh = "分项", en = "part", choices = { sessions = { zh = "服务场次", en = "sessions" }, served = { zh = "服务人次", en = "persons served" }, qualified = { zh = "有资格的志愿者", en = "qualified volunteers" } } }
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
      OPTIONAL MATCH (a)<-[:AT]-(service:LegalService)
      WHERE $as_of - duration({ days: $days }) <= service.date AND service.date <= $as_of
      RETURN count(service) AS sessions
    }
    RETURN a, sessions
  }
  RETURN null AS part, count(CASE WHEN sessions > 0 THEN 1 END) AS numerator,
    count(a) AS denominator, 0 AS unknown
  UNION ALL
  OPTIONAL MATCH (service:LegalService)
  WHERE coalesce(service.place, '') STARTS WITH $scope
    AND $as_of - duration({ days: $days }) <= service.date AND service.date <= $as_of
  UNWIND ['sessions', 'served'] AS part
  RETURN part, CASE part WHEN 'sessions' THEN count(service) ELSE coalesce(sum(service.served), 0) END
      AS numerator,
    CASE WHEN count(service) > 0 THEN 1 ELSE 0 END AS denominator,
    CASE part WHEN 'served' THEN count(CASE WHEN service.served IS NULL THEN service END) ELSE 0 END
      AS unknown
  UNION ALL
  OPTIONAL CALL () {
    MATCH (team:VolunteerTeam)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
    WHERE coalesce(team.place, '') STARTS WITH $scope AND post.role IN ['volunteer', 'head']
      AND (team.founded IS NULL OR team.founded <= $as_of)
      AND (team.dissolved IS NULL OR $as_of < team.dissolved)
      AND coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
    WITH person, count(held.start) > 0 AS sure
    WITH *, CASE
        WHEN sure THEN any(title IN $titles WHERE person.qualification CONTAINS title)
      END AS qualified
    RETURN person, qualified
  }
  RETURN 'qualified' AS part, count(CASE WHEN qualified THEN 1 END) AS numerator,
    count(qualified) AS denominator, count(person) - count(qualified) AS unknown
}
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
