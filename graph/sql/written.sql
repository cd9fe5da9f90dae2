SELECT written FROM rows JOIN active ON active.number = load
WHERE kind = ? AND asserted ORDER BY id
