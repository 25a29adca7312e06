# Le lieu d’une réunion : l’adresse à laquelle on se connecte.

address-with-passcode = { $link } (code d’accès : { $passcode })
address-in-room-of-group = l’adresse figure dans le salon du groupe
address-in-room-of-plenary = l’adresse figure dans le salon de la plénière
address-for-participants = l’adresse est réservée aux participants
address-in-private = si vous participez, demandez-moi l’adresse en privé : { $command }
