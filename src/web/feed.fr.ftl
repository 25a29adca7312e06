# Ce que montrent d’autres programmes : le fil d’actualités, les calendriers, les semaines des récapitulatifs.

page-news-of = Actualités des groupes : { $organisation }
page-calendar-of = Réunions de { $name }
page-digest = Récapitulatif
page-earlier-weeks = Semaines précédentes
page-week-to = Semaine se terminant le { $date }
