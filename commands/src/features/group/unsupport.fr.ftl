# Le retrait d’un soutien.

unsupport-done = { $who } ne soutient plus { $group }. { $support }
unsupport-nothing = { $who } ne soutient pas { $group } : il n’y a rien à retirer.
