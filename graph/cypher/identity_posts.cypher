// Who holds or held a post in which body, and where.
MATCH (body:Organisation)<-[:OF]-(post:Post)<-[:HOLDS]-(p:Person)
RETURN body.id AS body, coalesce(post.place, body.place) AS place, collect(DISTINCT p.id) AS persons
ORDER BY body, place
