// title = { zh = "业委会缺额", en = "Depletion of owners' committees" }
// kind = "list"
// [description]
// zh = "业委会现任委员数与本届选举产生人数之比；不足半数须提前换届，缺额而过半须补选。选举产生人数或本届不详、从无任职记录、或因任职起始不详者而无法判断的为不详。"
// en = "Members in office of the size elected for the term; under one half an early replacement, otherwise a by-election is due. Unknown: no elected size, the current term in doubt, nobody ever recorded, or left open by holders of unknown start."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// depletion_rules = { type = "rules", topic = "depletion", zh = "缺额规则", en = "rules on depletion" }
// [columns]
// body_id = { zh = "组织编号", en = "body id", type = "id" }
// body = { zh = "组织", en = "body" }
// kind = { zh = "类别", en = "kind", type = "kind" }
// areas = { zh = "居民区", en = "areas", type = "strings" }
// members = { zh = "现任人数", en = "members", type = "integer" }
// elected = { zh = "选举产生人数", en = "elected size", type = "integer" }
// share = { zh = "现任比例", en = "share", type = "percent" }
// state = { zh = "状态", en = "state", choices = { full = { zh = "满员", en = "full" }, by_election = { zh = "应补选", en = "by-election due" }, replacement = { zh = "应提前换届", en = "early replacement due" }, unknown = { zh = "不详", en = "unknown" } } }
// rule = { zh = "依据规则", en = "rule" }
// unknown = { zh = "起始不详人数", en = "members, start unknown", type = "integer" }
// term_start = { zh = "本届起始", en = "term began", type = "date" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (body:OwnersCommittee)-[:GOVERNS]->(estate:Estate)
WHERE estate.place STARTS WITH $scope
  AND (body.founded IS NULL OR body.founded <= $as_of)
  AND (body.dissolved IS NULL OR $as_of < body.dissolved)
WITH DISTINCT body
CALL (body) {
  OPTIONAL MATCH (body)<-[:OF]-(begun:Term)
  WHERE coalesce(begun.start <= $as_of, true)
  WITH begun ORDER BY begun.start IS NULL, begun.start DESC, begun.number DESC
  WITH collect(begun) AS terms
  RETURN head(terms) AS term,
    any(other IN terms WHERE other.start IS NULL AND other.number > head(terms).number) AS doubtful
}
CALL (body) {
  OPTIONAL MATCH (body)<-[:OF]-(post:Post)<-[held:HOLDS]-(person:Person)
  WHERE post.role IN ['director', 'deputy_director', 'member']
  WITH person, held,
    coalesce(held.start <= $as_of, true) AND (held.end IS NULL OR $as_of < held.end) AS valid
  WITH person, max(CASE WHEN NOT valid THEN 0 WHEN held.start IS NULL THEN 1 ELSE 2 END) AS sure
  RETURN count(person) > 0 AS recorded, count(CASE WHEN sure = 2 THEN person END) AS members,
    count(CASE WHEN sure = 1 THEN person END) AS unsure
}
WITH *, head([rule IN $depletion_rules
    WHERE rule.from <= $as_of AND $as_of < rule.to
      AND coalesce(body.place, '') STARTS WITH rule.place]) AS rule,
  CASE
    WHEN term.start IS NOT NULL AND NOT doubtful AND term.elected_size > 0 THEN term.elected_size
  END AS elected
WITH *, coalesce(rule.numbers.share, 0.5) * elected AS least
// As in the register: nobody ever recorded is no loss, and what holders of unknown start leave
// open is judged where it is the same with and without them.
WITH *, CASE
    WHEN elected IS NULL OR NOT recorded THEN 'unknown'
    WHEN members >= elected THEN 'full'
    WHEN members + unsure < least THEN 'replacement'
    WHEN members >= least AND members + unsure < elected THEN 'by_election'
    ELSE 'unknown'
  END AS state
RETURN body.id AS body_id, body.name AS body, body.kind AS kind,
  COLLECT {
    MATCH (body)-[:COVERS]->(area:Area)
    RETURN area.name AS name ORDER BY area.id
    UNION
    MATCH (body)-[:GOVERNS]->(:Estate)-[:IN]->(area:Area)
    RETURN area.name AS name ORDER BY area.id
  } AS areas,
  members, elected, CASE WHEN elected IS NOT NULL THEN toFloat(members) / elected END AS share,
  state, CASE WHEN state IN ['replacement', 'by_election'] THEN rule.id END AS rule,
  unsure AS unknown, term.start AS term_start, coalesce(term.sources, body.sources) AS sources
ORDER BY state = 'full', state <> 'replacement', state, body_id
