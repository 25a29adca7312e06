//! The organisation as its operator describes it: its name, words, people in office and rules.

mod names;
mod roles;
pub mod rules;

use jiff::SignedDuration;
use jiff::civil::{Time, Weekday};
use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use url::Url;

pub use self::roles::{PlatformRole, Roles};
use crate::organisation::rules::Rule;
use crate::record::{Code, Group, Person, Platform, Register, Role, Schedule, Tally};
use crate::time::schedule::Recurrence;
use crate::time::{Duration, when};
use crate::words::{Inline, Language};

/// What the configuration says of the organisation. Every key has a default.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// Its name for short, as people say it; empty if there is none.
    pub short_name: String,
    /// What its chair is called in sentences: "chair", "president".
    pub chair_title: String,
    /// The language in which everything is said where nobody chose another.
    pub language: Language,
    /// The IANA zone in which its dates are meant when nobody says another.
    pub zone: String,
    /// The kinds of groups that it has, in the order of its table.
    pub categories: Vec<Category>,
    /// The groups of stakeholders to which people can belong.
    pub stakeholder_groups: Vec<String>,
    /// The parts of a written proposal, in order.
    pub template: Vec<Part>,
    /// Support in words, the first that holds.
    pub support_levels: Vec<SupportLevel>,
    /// When each bound room, and the mailing list, gets a digest, where nobody said otherwise; nothing where none comes.
    #[serde(serialize_with = "or_off", deserialize_with = "unless_off")]
    pub digest: Option<Recurrence>,
    /// Whether a digest with nothing in it says so in a line, rather than not coming.
    pub empty_digest: bool,
    /// For how many minutes news of other rooms are gathered before a room hears them.
    pub news_every_minutes: u32,
    /// After how many days without an update a group at work is asked for one.
    pub update_every_days: u32,
    /// For how many days it can then be silent before that is shown to all.
    pub update_grace_days: u32,
    /// What facilitators are asked when an update is due.
    pub update_questions: Vec<String>,
    /// How many days before the end of a review it is reminded of.
    pub review_reminder_days: u32,
    /// How many days before the end of a cycle it is warned of, the most first.
    pub cycle_warning_days: Vec<u32>,
    /// How many hours before the end of a consultation those who have not answered are reminded, the most first.
    pub consultation_reminder_hours: Vec<u32>,
    /// How long before a meeting its people are reminded, the longest first, where they have not said otherwise.
    pub meeting_reminders: Vec<Duration>,
    /// How many days before an action is due its owner is reminded.
    pub action_reminder_days: u32,
    /// With what an agenda begins and ends.
    pub agenda_template: Vec<TemplateItem>,
    /// Who must be awake at a time for it to be offered.
    pub quorum: Vec<Quorum>,
    /// The web address of the code of conduct.
    pub code_of_conduct: Option<String>,
    /// Whether everybody may read where calls are held: else it is for those who take part.
    pub link_public: bool,
    /// The web address under which the public reads the proceedings, if they are served.
    #[serde(skip)]
    pub public_url: Option<Url>,
    /// What can be sent by mail.
    #[serde(skip)]
    pub mail: Mail,
    /// The platforms on which rooms can be made.
    #[serde(skip)]
    pub makes_rooms_on: Vec<Platform>,
    /// What stands before commands on Matrix.
    #[serde(skip)]
    pub mark_on_matrix: String,
    /// The people in office.
    #[serde(skip)]
    pub roles: Roles,
}

/// What can be sent by mail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mail {
    /// Whether people can have theirs.
    pub to_people: bool,
    /// Whether the mailing list has one.
    pub to_list: bool,
}

/// A kind of group.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Its short name, as in `Category: wg`.
    pub key: String,
    /// Its title in tables.
    pub title: String,
    /// How the codes of its groups begin: `WG`.
    pub prefix: String,
    /// What is asked for before one of its groups is approved or continued.
    #[serde(default)]
    pub rules: Vec<Rule>,
}

/// A part of a written proposal.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its name, as in `Purpose: …`.
    pub name: String,
    /// What belongs there.
    pub about: String,
}

/// An item with which agendas begin or end.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateItem {
    /// The item.
    pub item: String,
    /// How long.
    #[serde(rename = "for")]
    pub length: Duration,
    /// Whether it comes after what is open.
    #[serde(default)]
    pub last: bool,
}

/// How many of some kind must be awake at a time for it to be offered.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quorum {
    /// Of which stakeholder group.
    #[serde(default)]
    pub stakeholder: Option<String>,
    /// Of which region: the first part of a zone's name, such as `Africa`.
    #[serde(default)]
    pub region: Option<String>,
    /// How many at least, as far as so many are expected.
    pub least: u32,
}

/// When support is called by which words.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupportLevel {
    /// The words.
    pub words: String,
    /// From how many members on.
    pub members: usize,
    /// Whether there must be fewer comments than supporters.
    #[serde(default)]
    pub fewer_comments_than_supporters: bool,
    /// Whether no concern may be open.
    #[serde(default)]
    pub no_open_concern: bool,
}

impl Default for Organisation {
    fn default() -> Self {
        let category = |key: &str, title: &str, prefix: &str, rules: Vec<Rule>| Category {
            key: key.to_owned(),
            title: title.to_owned(),
            prefix: prefix.to_owned(),
            rules,
        };
        let proposal =
            || Rule::Proposal { parts: vec!["Objectives".to_owned()], where_applicable: vec!["Timeframe".to_owned()] };
        let of_working_groups = vec![
            proposal(),
            Rule::Support { members: 1 },
            Rule::NoOpenConcern,
            Rule::Facilitators { number: 2, members: true, different_stakeholder_groups: true },
            Rule::FeedbackAsked,
        ];
        let of_forums = vec![
            proposal(),
            Rule::NoOpenConcern,
            Rule::Facilitators { number: 1, members: true, different_stakeholder_groups: false },
            Rule::SecretariatConsulted,
            Rule::ContinuationAsked,
        ];
        let part = |name: &str, about: &str| Part { name: name.to_owned(), about: about.to_owned() };
        Self {
            name: "Multistakeholder Advisory Group".to_owned(),
            short_name: "MAG".to_owned(),
            chair_title: "chair".to_owned(),
            language: Language::English,
            zone: "UTC".to_owned(),
            categories: vec![
                category("wg", "Working Groups", "WG", of_working_groups),
                category("bpf", "Best Practice Forums", "BPF", of_forums),
                category(
                    "cenb",
                    "Connecting and Enabling the Next Billion(s)",
                    "CENB",
                    vec![proposal(), Rule::Support { members: 1 }, Rule::NoOpenConcern],
                ),
            ],
            stakeholder_groups: [
                "government",
                "private sector",
                "civil society",
                "technical community",
                "intergovernmental organisation",
            ]
            .map(str::to_owned)
            .to_vec(),
            template: vec![
                part("Purpose", "why the group is needed"),
                part("Objectives", "what it wants to reach"),
                part("Outputs", "what it will hand over"),
                part("Plan", "how it will work"),
                part("Timeframe", "by when"),
            ],
            support_levels: vec![SupportLevel {
                words: "Significant support".to_owned(),
                members: 5,
                fewer_comments_than_supporters: true,
                no_open_concern: true,
            }],
            digest: Some(Recurrence::weekly(Weekday::Monday, Time::constant(9, 0, 0, 0))),
            empty_digest: true,
            news_every_minutes: 10,
            update_every_days: 60,
            update_grace_days: 14,
            update_questions: [
                "What has the group done since then?",
                "What comes next, and by when?",
                "What do you need from the others?",
            ]
            .map(str::to_owned)
            .to_vec(),
            review_reminder_days: 3,
            cycle_warning_days: vec![60, 30, 7],
            consultation_reminder_hours: vec![48],
            meeting_reminders: [7 * 24 * 60, 24 * 60, 60].map(Duration::of_minutes).to_vec(),
            action_reminder_days: 3,
            agenda_template: vec![
                TemplateItem {
                    item: "Adoption of the agenda".to_owned(),
                    length: Duration::of_minutes(5),
                    last: false,
                },
                TemplateItem { item: "Any other business".to_owned(), length: Duration::of_minutes(5), last: true },
            ],
            quorum: Vec::new(),
            code_of_conduct: None,
            link_public: false,
            public_url: None,
            mail: Mail::default(),
            makes_rooms_on: Vec::new(),
            mark_on_matrix: "!".to_owned(),
            roles: Roles::default(),
        }
    }
}

/// What is written where there is no time.
const OFF: &str = "off";

fn or_off<S: Serializer>(digest: &Option<Recurrence>, serializer: S) -> Result<S::Ok, S::Error> {
    match digest {
        Some(recurrence) => recurrence.serialize(serializer),
        None => serializer.serialize_str(OFF),
    }
}

fn unless_off<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Recurrence>, D::Error> {
    let words = String::deserialize(deserializer)?;
    if words.trim().eq_ignore_ascii_case(OFF) {
        return Ok(None);
    }
    let wrong = |error| serde::de::Error::custom(format!("\"{words}\" is no time for a digest: {error}"));
    words.parse().map(Some).map_err(wrong)
}

impl Organisation {
    /// When the digests of rooms and of the mailing list come, where nobody said otherwise.
    pub fn digest_schedule(&self) -> Option<Schedule> {
        self.digest.as_ref().map(|recurrence| recurrence.in_zone(&*self.zone))
    }

    /// The category of a key or title, in whatever case.
    pub fn category(&self, words: &str) -> Option<&Category> {
        let words = words.trim().to_lowercase();
        self.categories
            .iter()
            .find(|category| category.key.to_lowercase() == words || category.title.to_lowercase() == words)
    }

    /// The category that a code's prefix tells, else the first.
    pub fn category_of(&self, code: &Code) -> Option<&Category> {
        let by_prefix = self.categories.iter().find(|category| category.prefix.eq_ignore_ascii_case(code.prefix()));
        by_prefix.or_else(|| self.categories.first())
    }

    /// Whether a word begins as codes do here, with a category's prefix and a hyphen.
    pub fn looks_like_code(&self, word: &str) -> bool {
        word.split_once('-').is_some_and(|(prefix, _)| {
            self.categories.iter().any(|category| category.prefix.eq_ignore_ascii_case(prefix))
        })
    }

    /// The place of a category in the table; unknown ones come last.
    pub fn category_order(&self, key: &str) -> usize {
        self.categories.iter().position(|category| category.key == key).unwrap_or(self.categories.len())
    }

    /// A category's title in tables.
    pub fn category_title<'a>(&'a self, key: &'a str) -> &'a str {
        self.categories.iter().find(|category| category.key == key).map_or(key, |category| &category.title)
    }

    /// All groups as the table has them: by category, then in the order in which they were proposed.
    pub fn groups_in_order<'r>(&self, register: &'r Register) -> Vec<&'r Group> {
        let mut groups: Vec<&Group> = register.groups().collect();
        groups.sort_by_key(|group| (self.category_order(&group.category), group.proposed));
        groups
    }

    /// Support for a group in words, when one of the levels holds.
    pub fn level_of_support(&self, group: &Group) -> Option<&str> {
        self.words_for(group.tally(), group.comment_count(), group.open_concerns().count())
    }

    /// The words for so much support beside so many comments and open concerns.
    pub(crate) fn words_for(&self, tally: Tally, comments: usize, open_concerns: usize) -> Option<&str> {
        let holds = |level: &&SupportLevel| {
            tally.members >= level.members
                && (!level.no_open_concern || open_concerns == 0)
                && (!level.fewer_comments_than_supporters || comments < tally.members + tally.others)
        };
        self.support_levels.iter().find(holds).map(|level| level.words.as_str())
    }

    /// The roles of the offices that are named: `secretariat`, `Chair and Secretariat`, `members`, or the organisation's
    /// name for short, by which its members are meant.
    pub fn offices(&self, words: &str) -> Option<Vec<Role>> {
        words.split([',', '&']).flat_map(|part| part.split(" and ")).map(|part| self.office(part)).collect()
    }

    /// What the chair is called by this organisation alone, if it gives the chair a title of its own.
    pub fn own_chair_title(&self) -> Option<&str> {
        let title = self.chair_title.trim();
        (!title.eq_ignore_ascii_case("chair")).then_some(title)
    }

    /// The chair, as it stands in a sentence: by its own title, which is the same in every language, else by the language's word.
    pub fn chair(&self) -> Inline {
        self.own_chair_title().map_or(Inline::Chair, Inline::as_is)
    }

    fn office(&self, words: &str) -> Option<Role> {
        let words = words.trim().to_lowercase();
        let words = words.strip_prefix("the ").unwrap_or(&words);
        let short_name = self.short_name.to_lowercase();
        let of_ours = words.strip_prefix(&short_name).filter(|_| !short_name.is_empty());
        match of_ours.unwrap_or(words).trim() {
            "" if of_ours.is_some() => Some(Role::Member),
            "chair" => Some(Role::Chair),
            words if words == self.chair_title.to_lowercase() => Some(Role::Chair),
            "secretariat" => Some(Role::Secretariat),
            "members" | "all" | "all members" => Some(Role::Member),
            _ => None,
        }
    }

    /// The organisation's time zone; UTC if its name is unknown.
    pub fn time_zone(&self) -> TimeZone {
        when::zone(&self.zone).unwrap_or(TimeZone::UTC)
    }

    /// The web address of a page of the proceedings, if they are served: `meetings/3`.
    pub fn page(&self, path: &str) -> Option<Url> {
        let base = self.public_url.as_ref()?.as_str().trim_end_matches('/');
        Url::parse(&format!("{base}/{path}")).ok()
    }

    /// The zone in which a person means dates: their own, else the organisation's.
    pub fn zone_of(&self, person: Option<&Person>) -> TimeZone {
        let own = person.and_then(|person| when::zone(person.zone.as_deref()?));
        own.unwrap_or_else(|| self.time_zone())
    }

    /// For how long news of other rooms are gathered.
    pub fn news_every(&self) -> SignedDuration {
        SignedDuration::from_mins(i64::from(self.news_every_minutes))
    }

    /// The same where nothing happened but comments: they are counted once a day, where anything is gathered at all.
    pub fn comments_every(&self) -> SignedDuration {
        let every = self.news_every();
        if every.is_zero() { every } else { every.max(SignedDuration::from_hours(24)) }
    }

    /// After how long without an update a group at work is asked for one.
    pub fn update_every(&self) -> SignedDuration {
        SignedDuration::from_hours(24 * i64::from(self.update_every_days))
    }

    /// For how long it can then be silent.
    pub fn update_grace(&self) -> SignedDuration {
        SignedDuration::from_hours(24 * i64::from(self.update_grace_days))
    }

    /// What is wrong with it: what a configuration can say but must not.
    pub fn faults(&self) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        let mut add = |key: &str, reason: String| wrong.push(Wrong::of(format!("organisation.{key}"), reason));
        if self.categories.is_empty() {
            let reason = "there is none, and a group needs one. Write at least one, or leave the key out";
            add("categories", reason.to_owned());
        }
        if self.chair_title.trim().is_empty() {
            add("chair_title", "it is empty. Write what the chair is called, such as \"chair\"".to_owned());
        }
        if let Err(no_zone) = when::find_zone(&self.zone) {
            let near = no_zone.values().collect::<Vec<_>>().join(" or ");
            let meant = if near.is_empty() { "a name such as Africa/Dakar, or UTC" } else { &near };
            add("zone", format!("\"{}\" is not a time zone. Write {meant}", self.zone));
        }
        for (index, Category { key, prefix, .. }) in self.categories.iter().enumerate() {
            let begins_a_code = !prefix.contains('-') && format!("{prefix}-A").parse::<Code>().is_ok();
            if self.categories[..index].iter().any(|earlier| earlier.key == *key) {
                add("categories", format!("the category \"{key}\" is there twice. Give one of them another key"));
            }
            if !begins_a_code {
                let example = "Write letters, such as WG";
                add(
                    "categories",
                    format!("the prefix \"{prefix}\" of category \"{key}\" cannot begin a code. {example}"),
                );
            }
        }
        wrong
    }
}

/// What is wrong with a key of the configuration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{key}: {reason}")]
pub struct Wrong {
    /// The key with its table, such as `organisation.zone`.
    pub key: String,
    /// What is wrong, and what to write instead.
    pub reason: String,
}

impl Wrong {
    /// Something wrong with a key.
    pub fn of(key: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { key: key.into(), reason: reason.into() }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::testing::dialogue::Dialogue;

    #[test]
    fn our_sentences_have_the_title_that_the_organisation_gives_to_its_chair() {
        let mut dialogue = Dialogue::with_life();
        dialogue.calls_the_chair("president", |_| {});
        dialogue.say("#plenary", "lea", "/decide WG-IMP approve").expect(expect![[r#"
            #plenary <rapporteur> Only the president and the secretariat may use /decide.
            	Please ask Lynn St. Amour or Anja Gengo.
            	What you can do: /why WG-IMP"#]]);
        dialogue.say("#plenary", "anja", "/decide WG-IMP defer").expect(expect!["#plenary <rapporteur> The president decides. To record that decision, say whose it is, for example by: @lynn"]);
        dialogue.say("#plenary", "lea", "/help decide").expect(expect![[r#"
            #plenary <rapporteur> /decide: Records the president's decision on a group.
            	For example:
            	- /decide WG-IMP approve anyway: the second facilitator is named next week
            	- /decide WG-IMP defer To the next meeting.
            	- /decide WG-IMP redirect to: WG-CO
            	- /decide WG-WORK defer correct: I took it for WG-IMP.
            	Who: the president and the secretariat
            	In full: /decide [CODE] approve|continue|defer|redirect|decline|dissolve [reason] [to: …] [anyway: …] [correct: …]
            	- [CODE]: the group's code
            	- approve|continue|defer|redirect|decline|dissolve: the decision
            	- [reason]: the reason, for the record
            	- [to: …]: where a redirected proposal goes: a group's code, or words
            	- [anyway: …]: the reason for deciding although something is missing
            	- [correct: …]: what was wrong with the earlier decision, which this one replaces
            	The way back: /decide CODE DECISION correct: reason"#]]);
        dialogue.say("#plenary", "lea", "/renew WG-WORK").expect(expect![[r#"
            #plenary <rapporteur> WG-WORK asks to continue in the next cycle. The president decides: /decide WG-WORK continue

            	What it has done
            	Active since: Mon 10 Apr 2017
            	Facilitators: Lea Kaspar since Mon 10 Apr 2017
            	Support: 0 members
            	Updates: 0
            @lynn <rapporteur> WG-WORK asks to continue in the next cycle. The president decides: /decide WG-WORK continue

            	What it has done
            	Active since: Mon 10 Apr 2017
            	Facilitators: Lea Kaspar since Mon 10 Apr 2017
            	Support: 0 members
            	Updates: 0"#]]);
        dialogue.say("@lynn", "lynn", "/profile").expect(expect![[r#"
            @lynn <rapporteur> Your profile (to change it: /profile set):
            	Name: Lynn St. Amour
            	Role: president
            	Stakeholder group: private sector
            	Affiliation: not set
            	Time zone: not set
            	Hours: not set
            	Weekend: not set
            	Language: not set
            	Email: not set
            	Accounts: console:lynn"#]]);
    }

    #[test]
    fn the_words_of_the_operator_and_of_members_stay_as_they_are() {
        let mut dialogue = Dialogue::with_life();
        dialogue.calls_the_chair("president", |organisation| {
            organisation.name = "Chair Makers' Guild".to_owned();
            organisation.categories[0].title = "Groups with a working group chair".to_owned();
            organisation.template[0].name = "Chair".to_owned();
            organisation.template[0].about = "who is to chair it".to_owned();
            organisation.support_levels[0].words = "The chair likes it".to_owned();
            organisation.support_levels[0].members = 1;
            organisation.stakeholder_groups.push("chair makers".to_owned());
            organisation.update_questions = vec!["What did the working group chair do?".to_owned()];
        });
        let propose = "/propose WG-CHAIR Chair training\nChair: the chair of the chairs";
        dialogue.say("#plenary", "avri", propose).expect(expect![[r#"
            #plenary <rapporteur> Proposed: WG-CHAIR, Chair training, by Avri Doria. Support it with /support WG-CHAIR
            	Still missing: Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with /charter WG-CHAIR Objectives: …"#]]);
        dialogue.say("#plenary", "lea", "/support WG-CHAIR As the chair said.").quietly();
        dialogue.say("#plenary", "lea", "/status WG-CHAIR").expect(expect![[r#"
            #plenary <rapporteur> WG-CHAIR: Chair training
            	Groups with a working group chair, proposed, new this cycle
            	Support: 1 member (The chair likes it)
            	By stakeholder group: civil society 1
            	Comments: 0
            	Proposed by: Avri Doria on Mon 10 Apr 2017
            	Supporters: Lea Kaspar

            	Words of support
            	- Lea Kaspar, Mon 10 Apr 2017: As the chair said."#]]);
        dialogue.say("#plenary", "lea", "/status").expect(expect![[r#"
            #plenary <rapporteur> Groups with a working group chair

            	Code      Title                        Support                        Comments  Status
            	WG-IMP    IGF Improvements             0 members                      0         proposed
            	WG-CO     Outreach and Communications  1 member, 1 other              0         proposed
            	WG-WORK   Working Methods              0 members                      0         approved
            	WG-MINE   Mining                       0 members                      0         proposed
            	WG-CHAIR  Chair training               1 member (The chair likes it)  0         proposed"#]]);
        dialogue.say("#plenary", "lea", "/charter WG-CHAIR").expect(expect![[r#"
            #plenary <rapporteur> WG-CHAIR: Chair training
            	Chair: the chair of the chairs
            	Objectives: (missing)
            	Outputs: (missing)
            	Plan: (missing)
            	Timeframe: (missing)
            	Facilitator: (missing)"#]]);
        dialogue.say("#plenary", "lea", "/profile set stakeholder: bankers").expect(expect![[r#"@lea <rapporteur> I did not understand stakeholder: "bankers". Choose a stakeholder group: government, private sector, civil society, technical community, intergovernmental organisation or chair makers."#]]);
        dialogue.pass("1500h").expect(expect![[r#"
            @lea <rapporteur> Please give an update on WG-WORK. There has been none yet.
            	- What did the working group chair do?
            	To answer: /update WG-WORK …"#]]);
    }
}
