window.YTD.profile.part0 = [{"profile": {"description": {"bio": "Bada hos oss", "website": ""}}}]
