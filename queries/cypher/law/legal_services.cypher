// title = { zh = "法治服务", en = "Legal services" }
// kind = "list"
// [description]
// zh = "期限内的法律讲座、咨询、援助：何时、在哪个居民区、由谁提供、服务人次。"
// en = "Legal lectures, advice and aid within the days: when, in which area, by whom and for how many."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// days = { type = "integer", default = 365, zh = "天数", en = "days" }
// [columns]
// service_id = { zh = "服务编号", en = "service id", type = "id" }
// service = { zh = "服务内容", en = "service" }
// form = { zh = "服务类别", en = "form", of = "LegalService.form" }
// date = { zh = "服务日期", en = "date", type = "date" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// providers = { zh = "服务组织", en = "provided by", type = "strings" }
// served = { zh = "服务人次", en = "served", type = "integer" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (service:LegalService)
WHERE coalesce(service.place, '') STARTS WITH $scope
  AND $as_of - duration({ days: $days }) <= service.date AND service.date <= $as_of
RETURN service.id AS service_id, service.name AS service, service.form AS form,
  service.date AS date,
  COLLECT { MATCH (service)-[:AT]->(area:Area) RETURN area.name ORDER BY area.id } AS areas,
  COLLECT { MATCH (service)<-[:TOOK_PART]-(body:Organisation) RETURN body.name ORDER BY body.id }
    AS providers, service.served AS served, service.sources AS sources
ORDER BY date DESC, service_id
