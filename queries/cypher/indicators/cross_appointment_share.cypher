// title = { zh = "交叉任职", en = "Cross-appointment by pair" }
// kind = "indicator"
// id = "I7"
// unit = "ratio"
// detail = "cross_appointment_pairs"
// [description]
// zh = "两类组织之间至少有一名共同任职者的居民区占全部居民区的比例，按组合分列；任职或物业合同起始日期不详而可能有共同任职者的居民区不计入。"
// en = "Areas where two bodies share at least one person, of all areas, pair by pair; areas that might be joined by a holding or a service contract of unknown start are left out."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// part = { zh = "分项", en = "part", choices = { PR = { zh = "党组织－居委会", en = "P-R" }, PO = { zh = "党组织－业委会", en = "P-O" }, PF = { zh = "党组织－物业", en = "P-F" }, RO = { zh = "居委会－业委会", en = "R-O" }, OF = { zh = "业委会－物业", en = "O-F" }, RF = { zh = "居委会－物业", en = "R-F" } } }
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
    RETURN 'P' AS letter, body, true AS sure
    UNION
    MATCH (body:ResidentsCommittee)-[:COVERS]->(a)
    RETURN 'R' AS letter, body, true AS sure
    UNION
    MATCH (body:OwnersCommittee)-[:GOVERNS]->(:Estate)-[:IN]->(a)
    RETURN 'O' AS letter, body, true AS sure
    UNION
    MATCH (body:PropertyFirm)-[serves:SERVES]->(:Estate)-[:IN]->(a)
    WHERE coalesce(serves.start <= $as_of, true) AND (serves.end IS NULL OR $as_of < serves.end)
    RETURN 'F' AS letter, body, serves.start IS NOT NULL AS sure
  }
  WITH letter, body, sure
  WHERE (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  OPTIONAL MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
  WHERE coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
    // A part-time commissioner sits on the Party committee; who works for a body does not.
    AND (letter <> 'F' AND post.role IN [
          'secretary', 'deputy_secretary', 'discipline_member', 'organisation_member',
          'publicity_member', 'part_time_commissioner', 'director', 'deputy_director', 'head',
          'member'
        ]
      OR letter = 'F' AND post.role = 'project_manager'
        AND a.place STARTS WITH coalesce(post.place, ''))
  RETURN letter,
    collect(DISTINCT body) AS bodies,
    collect(DISTINCT CASE WHEN sure AND held.start IS NOT NULL THEN person END) AS known,
    collect(DISTINCT person) AS possible
}
WITH a, collect({ letter: letter, bodies: bodies, known: known, possible: possible }) AS groups
UNWIND ['PR', 'PO', 'PF', 'RO', 'OF', 'RF'] AS part
WITH a, part,
  head([g IN groups WHERE g.letter = left(part, 1)]) AS first,
  head([g IN groups WHERE g.letter = right(part, 1)]) AS second
WITH part, CASE
    WHEN a IS NULL THEN 'nothing'
    WHEN any(p IN first.known WHERE p IN second.known) THEN 'joined'
    WHEN any(p IN first.possible WHERE p IN second.possible) THEN 'unknown'
    ELSE 'apart'
  END AS state
WITH part, count(CASE WHEN state = 'joined' THEN 1 END) AS numerator,
  count(CASE WHEN state IN ['joined', 'apart'] THEN 1 END) AS denominator,
  count(CASE WHEN state = 'unknown' THEN 1 END) AS unknown
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
ORDER BY CASE WHEN part IN ['OF', 'RF'] THEN 2 WHEN part = 'RO' THEN 1 ELSE 0 END, part DESC
