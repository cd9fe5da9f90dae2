// Which records this graph holds as one, in the order of the judgements.
MATCH (s:Sameness)
RETURN s.goes AS goes, s.stays AS stays
ORDER BY s.number
