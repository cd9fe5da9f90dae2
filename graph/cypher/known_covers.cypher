// Areas and the Party organisations that cover them among several.
MATCH (body:PartyOrganisation)-[:COVERS]->(area:Area)
WHERE body.id IS :: STRING NOT NULL AND area.id IS :: STRING NOT NULL
  AND COUNT { (body)-[:COVERS]->(:Area) } > 1
RETURN area.id AS area, body.id AS body
