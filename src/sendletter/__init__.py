"""sendletter: from a sign-on sheet to a letter you can send."""
