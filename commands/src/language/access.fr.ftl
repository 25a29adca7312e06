# Qui peut faire quelque chose.

access =
    { $who ->
        [anyone] tout le monde
        [member-or-secretariat] les membres et le secrétariat
        [secretariat] le secrétariat
        [office] la présidence ({ $chair }) et le secrétariat
        [chair] la présidence ({ $chair })
        [member] les membres
        [proposer] la personne qui a fait la proposition
        [facilitator] les facilitateurs du groupe, la présidence ({ $chair }) et le secrétariat
       *[facilitator-or-proposer] les facilitateurs du groupe, la personne qui a fait la proposition, la présidence ({ $chair }) et le secrétariat
    }
access-not-allowed =
    { $who ->
        [anyone] Tout le monde peut utiliser { $command }.
        [member-or-secretariat] Seuls les membres et le secrétariat peuvent utiliser { $command }.
        [secretariat] Seul le secrétariat peut utiliser { $command }.
        [office] Seuls la présidence ({ $chair }) et le secrétariat peuvent utiliser { $command }.
        [chair] Seule la présidence ({ $chair }) peut utiliser { $command }.
        [member] Seuls les membres peuvent utiliser { $command }.
        [proposer] Seule la personne qui a fait la proposition peut utiliser { $command }.
        [facilitator] Seuls les facilitateurs du groupe, la présidence ({ $chair }) et le secrétariat peuvent utiliser { $command }.
       *[facilitator-or-proposer] Seuls les facilitateurs du groupe, la personne qui a fait la proposition, la présidence ({ $chair }) et le secrétariat peuvent utiliser { $command }.
    }
access-not-with =
    { $who ->
        [anyone] Tout le monde peut utiliser { $command } avec { $argument }.
        [member-or-secretariat] Seuls les membres et le secrétariat peuvent utiliser { $command } avec { $argument }.
        [secretariat] Seul le secrétariat peut utiliser { $command } avec { $argument }.
        [office] Seuls la présidence ({ $chair }) et le secrétariat peuvent utiliser { $command } avec { $argument }.
        [chair] Seule la présidence ({ $chair }) peut utiliser { $command } avec { $argument }.
        [member] Seuls les membres peuvent utiliser { $command } avec { $argument }.
        [proposer] Seule la personne qui a fait la proposition peut utiliser { $command } avec { $argument }.
        [facilitator] Seuls les facilitateurs du groupe, la présidence ({ $chair }) et le secrétariat peuvent utiliser { $command } avec { $argument }.
       *[facilitator-or-proposer] Seuls les facilitateurs du groupe, la personne qui a fait la proposition, la présidence ({ $chair }) et le secrétariat peuvent utiliser { $command } avec { $argument }.
    }
access-or-quotes = { $said } Si « { $name } » fait partie de votre texte, mettez le texte entier entre guillemets.
access-ask = Adressez-vous à { $people }.
access-ask-members = Vous n’êtes pas sur la liste des membres. Pour savoir comment en faire partie, adressez-vous à { $people }.
access-ask-nobody = Personne n’a encore ce rôle ici. La personne qui exploite le service peut l’attribuer dans la liste des personnes.
access-instead = Vous pouvez taper : { $command }
