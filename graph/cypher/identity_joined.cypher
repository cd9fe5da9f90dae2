// Bodies tied to each other are two.
MATCH (o:Organisation)-->(other:Organisation)
RETURN o.id AS body, collect(DISTINCT other.id) AS others
ORDER BY body
