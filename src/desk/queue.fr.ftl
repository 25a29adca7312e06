# Ce qui est dit quand quelque chose n’a pu être enregistré ou transmis.

not-recorded = Non enregistré : une erreur s’est produite (réf. { $reference }). Rien n’a changé. Veuillez réessayer plus tard.
set-aside = Un message destiné à { $room } a été mis de côté. Il ne sera plus retenté. Le registre contient ce dont il s’agissait ; sa clé dans le journal du programme est { $key }.
set-aside-because = Un message destiné à { $room } a été mis de côté : { $reason }. Il ne sera plus retenté. Le registre contient ce dont il s’agissait ; sa clé dans le journal du programme est { $key }.
set-aside-private-room = un salon privé
