# Comment sont désignées les personnes dont le nom manque ou ne suffit pas.

name-former-member = un ancien membre
name-nameless = une personne sans nom
name-no-account = sans compte
name-no-member = non-membre
words-erased = (texte effacé)
