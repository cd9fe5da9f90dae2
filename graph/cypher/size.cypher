// How much the graph holds, each count from the store's own books.
CALL () { MATCH (node) RETURN count(node) AS nodes }
CALL () { MATCH ()-[tie]->() RETURN count(tie) AS relationships }
CALL () { MATCH (load:Load) RETURN count(load) AS loads }
RETURN nodes, relationships, loads
