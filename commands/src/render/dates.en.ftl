# Days and moments.

# Mon 10 Apr 2017
date = { $weekday } { $day } { $month } { $year }
# Mon 10 Apr 2017, 09:12 UTC. A time never goes without its zone.
moment = { $date }, { $time } { $zone }
weekday-short =
    { $weekday ->
        [1] Mon
        [2] Tue
        [3] Wed
        [4] Thu
        [5] Fri
        [6] Sat
       *[7] Sun
    }
month-short =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
