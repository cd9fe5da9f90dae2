// Which of some texts are the whole name of something else than a person.
MATCH (n)
WHERE n.name IN $texts AND NOT n:Person
RETURN collect(DISTINCT n.name) AS names
