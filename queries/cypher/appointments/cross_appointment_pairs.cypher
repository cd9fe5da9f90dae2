// title = { zh = "两两交叉任职", en = "Cross-appointed pairs" }
// kind = "list"
// [description]
// zh = "每个居民区内党组织（P）、居委会（R）、业委会（O）、物业（F）两两之间共同任职的人数、雅卡尔系数和姓名；任职或物业合同起始日期不详者不计入，另列可能人数。"
// en = "In each area, how many persons sit in both of two bodies among Party organisation (P), residents' committee (R), owners' committee (O) and property firm (F). Holdings and service contracts of unknown start are left out and counted apart."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// faults = { type = "boolean", default = false, zh = "只列须核实的", en = "list those to verify only" }
// [columns]
// area_id = { zh = "区划代码", en = "area code", type = "id" }
// area = { zh = "居民区", en = "area" }
// pair = { zh = "组合", en = "pair", choices = { PR = { zh = "党组织－居委会", en = "P-R" }, PO = { zh = "党组织－业委会", en = "P-O" }, PF = { zh = "党组织－物业", en = "P-F" }, RO = { zh = "居委会－业委会", en = "R-O" }, OF = { zh = "业委会－物业", en = "O-F" }, RF = { zh = "居委会－物业", en = "R-F" } } }
// judgement = { zh = "性质", en = "judgement", choices = { wanted = { zh = "提倡", en = "wanted" }, allowed = { zh = "允许", en = "allowed" }, doubtful = { zh = "应核实", en = "doubtful" } } }
// state = { zh = "状态", en = "state", choices = { joined = { zh = "有共同任职者", en = "joined" }, apart = { zh = "无共同任职者", en = "apart" }, missing = { zh = "缺少组织", en = "body missing" }, unknown = { zh = "待核实", en = "unknown" } } }
// first_size = { zh = "前者人数", en = "first body", type = "integer" }
// second_size = { zh = "后者人数", en = "second body", type = "integer" }
// overlap = { zh = "共同任职人数", en = "overlap", type = "integer" }
// jaccard = { zh = "雅卡尔系数", en = "Jaccard", type = "float" }
// persons = { zh = "共同任职者", en = "persons", type = "strings" }
// person_ids = { zh = "人员编号", en = "person ids", type = "id" }
// unknown = { zh = "起始不详的可能人数", en = "possible, start unknown", type = "integer" }

MATCH (a:Area)
WHERE a.place STARTS WITH $scope
  // To be verified is who manages for a firm and sits on a committee: few, and found from the
  // firm in a fifth of the time that all persons of all bodies take.
  AND (NOT $faults OR EXISTS {
    MATCH (a)<-[:IN]-(:Estate)<-[:SERVES]-(:PropertyFirm)<-[:OF]-(post:Post)
    WHERE post.role = 'project_manager'
    MATCH (post)<-[:HOLDS]-(:Person)-[:HOLDS]->(:Post)-[:OF]->(body:Organisation)
    WHERE body:OwnersCommittee OR body:ResidentsCommittee
  })
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
  WITH letter, body, sure, held, person ORDER BY person.id
  RETURN letter,
    collect(DISTINCT body) AS bodies,
    collect(DISTINCT CASE WHEN sure AND held.start IS NOT NULL THEN person END) AS known,
    collect(DISTINCT person) AS possible
}
WITH a, collect({ letter: letter, bodies: bodies, known: known, possible: possible }) AS groups
UNWIND [
  { pair: 'PR', judgement: 'wanted' }, { pair: 'PO', judgement: 'wanted' },
  { pair: 'PF', judgement: 'wanted' }, { pair: 'RO', judgement: 'allowed' },
  { pair: 'OF', judgement: 'doubtful' }, { pair: 'RF', judgement: 'doubtful' }
] AS pair
WITH a, pair,
  head([g IN groups WHERE g.letter = left(pair.pair, 1)]) AS first,
  head([g IN groups WHERE g.letter = right(pair.pair, 1)]) AS second
WITH *,
  [p IN coalesce(first.known, []) WHERE p IN second.known] AS both,
  size([p IN coalesce(first.possible, []) WHERE p IN second.possible]) AS possible
WHERE NOT $faults OR pair.judgement = 'doubtful' AND size(both) > 0
WITH *, size(first.known) + size(second.known) - size(both) AS either
RETURN a.id AS area_id, a.name AS area, pair.pair AS pair, pair.judgement AS judgement,
  CASE
    WHEN first IS NULL OR second IS NULL THEN 'missing'
    WHEN size(both) > 0 THEN 'joined'
    WHEN possible > 0 THEN 'unknown'
    ELSE 'apart'
  END AS state,
  size(first.known) AS first_size, size(second.known) AS second_size,
  size(both) AS overlap,
  CASE WHEN either > 0 THEN toFloat(size(both)) / either END AS jaccard,
  [p IN both | p.name] AS persons, [p IN both | p.id] AS person_ids,
  possible - size(both) AS unknown
ORDER BY area_id,
  CASE judgement WHEN 'wanted' THEN 0 WHEN 'allowed' THEN 1 ELSE 2 END, pair.pair DESC
