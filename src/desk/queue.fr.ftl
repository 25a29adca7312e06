# Ce qui est dit quand quelque chose n’a pu être enregistré ou transmis.

not-recorded = Non enregistré : une erreur s’est produite (réf. { $reference }). Rien n’a changé. Veuillez réessayer plus tard.
set-aside = Je n’ai pas pu remettre un message destiné à { $room }, et je n’essaierai plus. Le registre dit de quoi il s’agissait ; sa clé dans le journal du programme est { $key }.
set-aside-because = Je n’ai pas pu remettre un message destiné à { $room }, et je n’essaierai plus : { $reason }. Le registre dit de quoi il s’agissait ; sa clé dans le journal du programme est { $key }.
set-aside-private-room = un salon privé
