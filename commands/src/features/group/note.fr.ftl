# La mention d’état et la note d’un groupe dans le tableau : les réponses à /note.

group-note-status = Ligne d’état de { $group } enregistrée.
group-note-no-status = Ligne d’état de { $group } retirée.
group-note-words = Note de { $group } enregistrée.
group-note-both = Ligne d’état et note de { $group } enregistrées.
