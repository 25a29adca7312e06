# Le point de l’ordre du jour où en est une réunion.

item-opened = Point { $number } : { $item }.
item-opened-until = Point { $number } : { $item }. Jusqu’au { $until }.
item-opened-sentence = Point { $number } : { $item }
item-opened-sentence-until = Point { $number } : { $item } Jusqu’au { $until }.
item-nearly-over = Point { $number } : encore 2 minutes ({ $length } en tout).
item-over = Le temps du point { $number } est écoulé ({ $length }). Le point suivant : { $command }
item-already-open = Le point { $number } est déjà ouvert.
item-already-open-next = Le point { $number } est déjà ouvert. Le suivant : { $command }
item-added = Ce point n’était pas à l’ordre du jour : je l’ai ajouté.
item-opened-by = { $who } a déjà ouvert le point { $number }.
item-opened-by-next = { $who } a déjà ouvert le point { $number }. Le suivant : { $command }
item-no-next = L’ordre du jour n’a plus d’autre point. Pour clore la réunion : { $command }
