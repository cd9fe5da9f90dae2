// What is compared of bodies, a kind in a subdistrict in one record; as of persons, only what
// loads made.
MATCH (o:Organisation)
WHERE o.sources IS NOT NULL
RETURN
  o.kind AS kind, left(o.place, 9) AS street,
  collect([
    o.id, o.name_key, o.place, o.code, o.short_name, o.aliases,
    CASE o.founded_precision WHEN 'day' THEN toString(o.founded) END,
    CASE o.dissolved_precision WHEN 'day' THEN toString(o.dissolved) END
  ]) AS bodies
ORDER BY kind, street
