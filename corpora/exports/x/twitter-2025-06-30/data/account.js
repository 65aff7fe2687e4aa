window.YTD.account.part0 = [
  {
    "account": {
      "email": "kontakt@ekvik.example",
      "createdVia": "web",
      "username": "ekvik",
      "accountId": "77",
      "accountDisplayName": "Ekviks kommun"
    }
  }
]
