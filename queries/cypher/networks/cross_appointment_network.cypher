// title = { zh = "交叉任职网络", en = "Network of cross-appointments" }
// kind = "network"
// [description]
// zh = "范围内各居民区的党组织、居委会、业委会、物业，共同任职者为连线；应有未有的组织也列出。"
// en = "Party organisations, residents' and owners' committees and property firms of the areas, joined where they share persons; bodies that are missing are there too."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// [columns]
// nodes = { zh = "节点", en = "nodes", type = "maps" }
// ties = { zh = "关系", en = "ties", type = "maps" }

MATCH (a:Area)
WHERE a.place STARTS WITH $scope
OPTIONAL CALL (a) {
  CALL (a) {
    MATCH (body:PartyOrganisation)-[:COVERS]->(a)
    RETURN 'P' AS letter, body
    UNION
    MATCH (body:ResidentsCommittee)-[:COVERS]->(a)
    RETURN 'R' AS letter, body
    UNION
    MATCH (body:OwnersCommittee)-[:GOVERNS]->(:Estate)-[:IN]->(a)
    RETURN 'O' AS letter, body
    UNION
    MATCH (body:PropertyFirm)-[serves:SERVES]->(:Estate)-[:IN]->(a)
    WHERE serves.start <= $as_of AND (serves.end IS NULL OR $as_of < serves.end)
    RETURN 'F' AS letter, body
  }
  WITH letter, body
  WHERE (body.founded IS NULL OR body.founded <= $as_of)
    AND (body.dissolved IS NULL OR $as_of < body.dissolved)
  OPTIONAL MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
  WHERE coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end)
    AND (letter <> 'F'
      OR post.role = 'project_manager' AND a.place STARTS WITH coalesce(post.place, ''))
  RETURN letter,
    collect(DISTINCT body) AS bodies,
    collect(DISTINCT CASE WHEN held.start IS NOT NULL THEN person END) AS known,
    collect(DISTINCT person) AS possible
}
WITH a, collect({ letter: letter, bodies: bodies, known: known, possible: possible }) AS groups
WITH collect(a) AS areas,
  collect([letter IN ['P', 'R', 'O', 'F']
    WHERE none(g IN groups WHERE coalesce(g.letter, '') = letter)
    | { area: a, kind: {
        P: 'PartyOrganisation', R: 'ResidentsCommittee', O: 'OwnersCommittee', F: 'PropertyFirm'
      }[letter] }]) AS missing,
  reduce(all = [], more IN collect(reduce(some = [], g IN groups | some + g.bodies)) | all + more)
    AS found
WITH areas, reduce(all = [], more IN missing | all + more) AS missing,
  COLLECT { UNWIND found AS body RETURN DISTINCT body ORDER BY body.id } AS bodies
CALL (areas, bodies) {
  UNWIND bodies AS body
  MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
  WHERE held.start <= $as_of AND (held.end IS NULL OR $as_of < held.end)
    AND (NOT body:PropertyFirm OR post.role = 'project_manager')
  WITH person, collect(DISTINCT body) AS held
  WHERE size(held) > 1
  UNWIND held AS first
  UNWIND held AS second
  WITH person, first, second
  WHERE first.id < second.id
  WITH first, second, person ORDER BY person.pinyin, person.id
  WITH first, second, collect(person) AS persons, [first.kind, second.kind] AS kinds
    ORDER BY first.id, second.id
  RETURN collect({
    start: first.id, end: second.id, type: 'INTERLOCKED',
    persons: [p IN persons | p.name], person_ids: [p IN persons | p.id],
    judgement: CASE
      WHEN first.kind = second.kind THEN 'allowed'
      WHEN 'PropertyFirm' IN kinds AND NOT 'PartyOrganisation' IN kinds THEN 'doubtful'
      WHEN 'PartyOrganisation' IN kinds THEN 'wanted'
      ELSE 'allowed'
    END
  }) AS interlocks
}
CALL (areas, bodies) {
  UNWIND areas AS a
  OPTIONAL CALL (a) {
    MATCH (body:Organisation)-[:COVERS]->(a)
    RETURN body, 'COVERS' AS type
    UNION
    MATCH (body:OwnersCommittee)-[:GOVERNS]->(:Estate)-[:IN]->(a)
    RETURN body, 'GOVERNS' AS type
    UNION
    MATCH (body:PropertyFirm)-[serves:SERVES]->(:Estate)-[:IN]->(a)
    WHERE serves.start <= $as_of AND (serves.end IS NULL OR $as_of < serves.end)
    RETURN body, 'SERVES' AS type
  }
  WITH a, body, type WHERE body IN bodies
  WITH a, body, type ORDER BY a.id, body.id, type
  RETURN collect({ start: body.id, end: a.id, type: type }) AS fields
}
RETURN
  [a IN areas | a { .id, .name, .short_name, .place, label: 'Area' }]
    + [body IN bodies | body { .id, .name, .short_name, .place, .form, .unit_type, label: body.kind }]
    + [m IN missing | {
        id: 'missing:' + m.area.id + ':' + m.kind, label: 'Missing', kind: m.kind,
        place: m.area.place
      }] AS nodes,
  interlocks + fields
    + [m IN missing | {
        start: 'missing:' + m.area.id + ':' + m.kind, end: m.area.id, type: 'MISSING'
      }] AS ties
