//! What people call what the configuration names: stakeholder groups and the parts of a proposal.

use super::{Organisation, Part};

/// The parts of the usual template, as people write them in French.
const PARTS_IN_FRENCH: [(&str, &[&str]); 5] = [
    ("Purpose", &["but", "objet", "finalité", "raison d’être", "raison d'être"]),
    ("Objectives", &["objectifs", "objectif"]),
    ("Outputs", &["résultats", "résultats attendus", "produits", "livrables"]),
    ("Plan", &["plan de travail", "méthode"]),
    ("Timeframe", &["calendrier", "échéancier", "délai", "délais"]),
];

impl Organisation {
    /// The stakeholder group of this name, in whatever case, as the organisation writes it.
    pub fn stakeholder_group(&self, words: &str) -> Option<&str> {
        /// What people call the groups of the IGF, and what the UN does (the Tunis Agenda, 72).
        const ALSO: [(&str, &[&str]); 5] = [
            ("government", &["gov", "governments", "state", "public sector", "gouvernement", "gouvernements", "état"]),
            (
                "private sector",
                &[
                    "business",
                    "industry",
                    "company",
                    "private",
                    "commerce",
                    "secteur privé",
                    "privé",
                    "entreprises",
                    "entreprise",
                ],
            ),
            ("civil society", &["ngo", "ngos", "civil", "non-profit", "nonprofit", "société civile", "ong"]),
            (
                "technical community",
                &[
                    "technical",
                    "tech",
                    "academia",
                    "academic",
                    "technical and academic community",
                    "communauté technique",
                    "technique",
                    "milieu universitaire",
                    "université",
                ],
            ),
            (
                "intergovernmental organisation",
                &[
                    "igo",
                    "intergovernmental",
                    "international organisation",
                    "un",
                    "organisation intergouvernementale",
                    "organisation internationale",
                    "oig",
                    "onu",
                ],
            ),
        ];
        let words = words.trim().to_lowercase();
        let named =
            |name: &str| self.stakeholder_groups.iter().map(String::as_str).find(|group| group.to_lowercase() == name);
        let also = || ALSO.iter().find(|(_, names)| names.contains(&words.as_str()));
        named(&words).or_else(|| named(also()?.0))
    }

    /// The part of the template of this name, in whatever case.
    pub fn part(&self, name: &str) -> Option<&Part> {
        let of = |name: &str| self.template.iter().find(|part| part.name.eq_ignore_ascii_case(name));
        let lower = name.to_lowercase();
        let in_french = || PARTS_IN_FRENCH.iter().find(|(_, names)| names.contains(&lower.as_str()));
        of(name).or_else(|| of(in_french()?.0))
    }

    /// What the parts of the usual template are called in French, as far as this template has them.
    pub fn parts_in_french(&self) -> impl Iterator<Item = &'static str> {
        let has = |name: &str| self.template.iter().any(|part| part.name.eq_ignore_ascii_case(name));
        PARTS_IN_FRENCH.iter().filter(move |(part, _)| has(part)).flat_map(|(_, names)| names.iter().copied())
    }
}
