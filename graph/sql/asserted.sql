SELECT EXISTS (SELECT 1 FROM asserted WHERE key = :number)
