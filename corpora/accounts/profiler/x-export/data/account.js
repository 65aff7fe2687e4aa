window.YTD.account.part0 = [{"account": {"username": "exempelbadet", "accountDisplayName": "Badet"}}]
