// title = { zh = "双报到", en = "Double reporting" }
// kind = "list"
// rule = "DR1"
// [description]
// zh = "截至日期已到居民区报到的单位、报到在职党员数和最近评价日期；报到日期不详的标为不详。"
// en = "Units that reported to an area by the day, their in-service members and last appraisal; marked where the day is not known."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// area = { zh = "居民区", en = "area" }
// unit_id = { zh = "单位编号", en = "unit id", type = "id" }
// unit = { zh = "单位", en = "unit" }
// start = { zh = "报到日期", en = "reported", type = "date" }
// certain = { zh = "日期已知", en = "day known", type = "boolean" }
// members = { zh = "报到在职党员数", en = "in-service members", type = "integer" }
// appraised = { zh = "最近评价日期", en = "last appraisal", type = "date" }
// lapsed = { zh = "一年内未评价", en = "no appraisal within a year", type = "boolean" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (a:Area)<-[reported:REPORTED_TO]-(unit:Organisation)
WHERE a.place STARTS WITH $scope
  AND coalesce(reported.start <= $as_of, true)
  AND (reported.end IS NULL OR $as_of < reported.end)
  AND (unit.founded IS NULL OR unit.founded <= $as_of)
  AND (unit.dissolved IS NULL OR $as_of < unit.dissolved)
WITH *, CASE WHEN reported.appraised <= $as_of THEN reported.appraised END AS appraised
RETURN a.id AS area_id, a.name AS area, unit.id AS unit_id, unit.name AS unit,
  reported.start AS start, reported.start IS NOT NULL AS certain, reported.members AS members,
  appraised, coalesce(appraised < $as_of - duration({ years: 1 }), true) AS lapsed,
  reported.sources AS sources
ORDER BY area_id, unit_id
