# The item of the agenda that a meeting is at.

# $number: 2, or 2a of a part; $item: its words, and its length if it has one.
item-opened = Item { $number }: { $item }.
item-opened-until = Item { $number }: { $item }. Until { $until }.
# The same where $item ends with its full stop.
item-opened-sentence = Item { $number }: { $item }
item-opened-sentence-until = Item { $number }: { $item } Until { $until }.
# Two minutes before the time for an item is over.
item-nearly-over = Item { $number }: 2 minutes left ({ $length } in all).
item-over = Time is up for item { $number } ({ $length }). The next item: { $command }
item-already-open = Item { $number } is already open.
item-already-open-next = Item { $number } is already open. The next one: { $command }
# Below that, where no item of the agenda was called so.
item-added = It was not on the agenda, so I added it.
item-opened-by = { $who } has already opened item { $number }.
item-opened-by-next = { $who } has already opened item { $number }. The next one: { $command }
item-no-next = There are no more items on the agenda. To end the meeting: { $command }
