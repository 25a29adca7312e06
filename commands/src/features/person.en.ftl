# The list of people, as the secretariat keeps it.

# Above the fields of somebody's entry.
person-shown = { $who } in the list of people:
person-changed = Changed. { $who } in the list of people:
person-unchanged = Nothing has changed. { $who } in the list of people:
# Somebody has left. $appoint: the command that appoints somebody.
person-released = { $who } no longer facilitates { $group }.
person-released-alone = { $who } no longer facilitates { $group }, which has no facilitator now. To appoint one: { $appoint }
# The configuration gives a higher role. $role: see role.
person-role-by-configuration = The configuration or a role on a platform still makes { $who } { $role }. Only the operator can change that.
# To the person, in private. $show: the command.
person-changed-yours = { $by } changed your entry in the list of people. To see it: { $show }
# To the chair and the secretariat, in private. $before, $after: a role, see role.
person-role-told = { $by } changed the role of { $who } in the list of people: { $before } → { $after }.
# Refusals.
person-nothing-declared = { $who } has said nothing that waits to be confirmed.
person-role-or-left = Somebody who has left has no role. Give either role: or left:
