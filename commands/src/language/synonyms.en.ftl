# Names that people try and that no command of ours has. Each sentence says what there is instead.

# $consult, $answer, $support: commands.
synonym-vote = There is no vote here yet. { $consult } lists the open consultations; to answer one: { $answer }. To support a group: { $support }
synonym-approve = The { $chair } decides on a group: { $decide }
synonym-remove = The record is never deleted, but you can withdraw what is yours: { $unsupport } for your support, { $withdraw } for your proposal, { $cancel } for a meeting. To delete your personal data: { $forget }
synonym-merge = Groups cannot be merged. The { $chair } can direct a proposal to another group: { $decide }
synonym-motion = There are no motions here. To propose a group: { $propose }. To see what everybody is asked: { $consult }
synonym-join = You take part in a group by supporting it: { $support }. { $status } shows the groups.
# A question with three commands follows: no digest, no reminders, erasing one's data.
synonym-stop = Which messages should stop? The last choice deletes your data, and asks you once more before it does.
