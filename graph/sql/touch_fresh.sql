UPDATE touched SET fresh = 1
WHERE NOT EXISTS (
    SELECT 1 FROM asserted WHERE asserted.key = touched.key AND asserted.load <> :load
)
