# Une proposition est retirée avant toute décision.

withdraw-done = { $who } a retiré la proposition de { $group }. Pour proposer le groupe à nouveau : { $propose }
withdraw-done-because = { $who } a retiré la proposition de { $group }. { $reason } Pour proposer le groupe à nouveau : { $propose }
withdraw-done-by-nobody = La proposition de { $group } est retirée. Pour proposer le groupe à nouveau : { $propose }
withdraw-done-by-nobody-because = La proposition de { $group } est retirée. { $reason } Pour proposer le groupe à nouveau : { $propose }
withdraw-too-late = { $group } est { $key ->
        [lapsed] devenu caduc
       *[other] { $state }
    }. Une proposition ne peut être retirée qu’avant la décision de la présidence ({ $chair }).
