// Every name a person is known by in an answer, of those that begin with one of some pairs of
// letters: a city has hundreds of thousands of persons, and an answer speaks of a few.
MATCH (person:Person)
WHERE left(person.name, 2) IN $begin OR left(person.name_key, 2) IN $begin
  OR left(person.pinyin, 2) IN $begin
RETURN collect(DISTINCT person.name) AS names, collect(DISTINCT person.name_key) AS keys,
  collect(DISTINCT person.pinyin) AS pinyin
