// Every name a person is known by in an answer.
MATCH (person:Person)
RETURN collect(DISTINCT person.name) AS names, collect(DISTINCT person.name_key) AS keys,
  collect(DISTINCT person.pinyin) AS pinyin
