// What is compared of persons, some hundreds in one record: a record each is six times slower.
// Only what loads made: of what others did, people could not decide anything.
MATCH (p:Person)
WHERE p.sources IS NOT NULL
RETURN
  substring(p.id, 7, 2) AS block,
  collect([p.id, p.name_key, toString(p.birth), p.birth_precision, p.gender, p.employer]) AS persons
ORDER BY block
