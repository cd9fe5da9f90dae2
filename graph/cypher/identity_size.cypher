// How many records may be compared, from the store's own books.
CALL () { MATCH (p:Person) RETURN count(p) AS persons }
CALL () { MATCH (o:Organisation) RETURN count(o) AS bodies }
RETURN persons + bodies AS records
