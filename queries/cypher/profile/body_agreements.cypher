// title = { zh = "组织的共建协议", en = "Agreements of a body" }
// kind = "list"
// [description]
// zh = "一个组织签的共建协议及其对方。"
// en = "Agreements that one body signed, with the other side."
// [parameters]
// id = { type = "string", zh = "编号", en = "id" }
// [columns]
// agreement_id = { zh = "协议编号", en = "agreement id", type = "id" }
// agreement = { zh = "共建协议", en = "agreement" }
// round = { zh = "轮次", en = "round", type = "integer" }
// signed = { zh = "签约日期", en = "signed", type = "date" }
// ends = { zh = "到期日期", en = "ends", type = "date" }
// status = { zh = "登记状态", en = "recorded state", of = "Agreement.status" }
// side = { zh = "签约方", en = "side", of = "PARTY_TO.side" }
// others = { zh = "对方", en = "other side", type = "strings" }
// other_ids = { zh = "对方编号", en = "other ids", type = "id" }
// projects = { zh = "项目数", en = "projects", type = "integer" }
// sources = { zh = "来源", en = "sources", type = "id" }

MATCH (body:Organisation { id: $id })-[signed:PARTY_TO]->(agreement:Agreement)
RETURN agreement.id AS agreement_id, agreement.name AS agreement, agreement.round AS round,
  agreement.signed AS signed, agreement.ends AS ends, agreement.status AS status,
  signed.side AS side,
  COLLECT {
    MATCH (agreement)<-[:PARTY_TO]-(other:Organisation)
    WHERE other <> body
    RETURN other.name ORDER BY other.id
  } AS others,
  COLLECT {
    MATCH (agreement)<-[:PARTY_TO]-(other:Organisation)
    WHERE other <> body
    RETURN other.id ORDER BY other.id
  } AS other_ids,
  COUNT { (agreement)-[:PRODUCES]->(:Project) } AS projects,
  agreement.sources AS sources
ORDER BY agreement.signed DESC, agreement_id
