// title = { zh = "业委会在任率", en = "Owners' committee members in office" }
// kind = "indicator"
// id = "I18"
// unit = "ratio"
// detail = "depleted_committees"
// rule = "OC9"
// [description]
// zh = "业委会现任委员数占选举产生人数的比例；分项为应提前换届（不足半数）和应补选（缺额而过半）的业委会占比。"
// en = "Members in office of the members elected; parts: committees due for early replacement (under one half) and for a by-election."
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// depletion_rules = { type = "rules", topic = "depletion", zh = "缺额规则", en = "rules on depletion" }
// [columns]
// part = { zh = "分项", en = "part", choices = { replacement = { zh = "应提前换届", en = "early replacement due" }, by_election = { zh = "应补选", en = "by-election due" } } }
// scope = { zh = "范围", en = "scope", type = "id" }
// scope_name = { zh = "范围名称", en = "scope" }
// numerator = { zh = "分子", en = "numerator", type = "float" }
// denominator = { zh = "分母", en = "denominator", type = "float" }
// unknown = { zh = "不详", en = "unknown", type = "integer" }
// value = { zh = "值", en = "value", type = "float" }

OPTIONAL CALL () {
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
      any(other IN terms WHERE other.start IS NULL AND other.number > head(terms).number)
        AS doubtful
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
  // Where it is open how many are left, only what is due can be known.
  RETURN body, members, elected, state, unsure = 0 OR state = 'full' AS counted
}
WITH collect({ members: members, elected: elected, state: state, counted: counted }) AS found,
  count(body) AS bodies
UNWIND [null, 'replacement', 'by_election'] AS part
WITH part, bodies,
  [f IN found WHERE f.state <> 'unknown' AND (part IS NOT NULL OR f.counted)] AS known
WITH part, bodies - size(known) AS unknown,
  CASE
    WHEN part IS NULL THEN reduce(sum = 0, f IN known | sum + f.members)
    ELSE size([f IN known WHERE f.state = part])
  END AS numerator,
  CASE
    WHEN part IS NULL THEN reduce(sum = 0, f IN known | sum + f.elected)
    ELSE size(known)
  END AS denominator
OPTIONAL MATCH (place:Area|Subdistrict { id: $scope })
RETURN part, $scope AS scope, coalesce(place.name, $scope) AS scope_name,
  numerator, denominator, unknown,
  CASE WHEN denominator > 0 THEN toFloat(numerator) / denominator END AS value
