//! `/help [command] [subcommand]`: made from the commands themselves, showing only what the asker may use here. Alone it says how one
//! does what most people want; `/help all` lists every command, and a question in plain words is answered with what it may be about.

mod topics;

use self::topics::{TOPICS, Topic};
use crate::audience::address::Audience;
use crate::audience::in_office;
use crate::audience::language::{language_of, understood};
use crate::catalogue::COMMANDS;
use crate::features::undo::way_back;
use crate::language::access::ANYONE;
use crate::language::{Arg, Argument, Call, Draft, Kind, Refused, Shape, Spec};
use crate::language::{called, examples};
use crate::line;
use crate::phrase;
use crate::record::{Binding, Group, Role};
use crate::render::page;
use crate::say;
use crate::words::{self, Block, Inline, Label, Language, Line, Refusal, Reply, refusal, typed};

const COMMAND: Arg<String> = Arg::new("command", Kind::Command, phrase!(help_command_about));
const SUBCOMMAND: Arg<String> = Arg::new("subcommand", Kind::Line, phrase!(help_subcommand_about));

pub(crate) const HELP: Spec = Spec {
    name: "help",
    summary: phrase!(help_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[COMMAND.argument, SUBCOMMAND.argument], decide },
    examples: &["help", "help support", "help room open", "help all"],
    refused: &[Refused { by: Role::Member, typed: "help suport" }],
};

/// What lists every command.
const ALL: [&str; 3] = ["all", "tout", "toutes"];

/// The commands in the order in which people need them. Those that are not here come last.
const BY_NEED: [&str; 26] = [
    "help",
    "status",
    "support",
    "unsupport",
    "comment",
    "concern",
    "resolve",
    "consult",
    "meetings",
    "rsvp",
    "actions",
    "done",
    "profile",
    "digest",
    "remind",
    "why",
    "propose",
    "charter",
    "withdraw",
    "update",
    "document",
    "renew",
    "meet",
    "slots",
    "move",
    "cancel",
];

/// What somebody can be shown: who they are here.
struct Asker<'d, 's> {
    draft: &'d Draft<'s>,
    group: Option<&'s Group>,
}

impl<'d, 's> Asker<'d, 's> {
    fn of(draft: &'d Draft<'s>) -> Self {
        let scene = draft.scene();
        let speaker = draft.speaker().id;
        let of_room = match scene.place {
            Some(Binding::Group(code)) => scene.register.group(code),
            Some(Binding::Plenary) | None => None,
        };
        // Whoever leads a group is shown what they can do there, wherever they ask.
        let led = || scene.register.groups().find(|one| !one.state.has_ended() && one.is_facilitated_by(speaker));
        Self { draft, group: of_room.or_else(led) }
    }

    fn may(&self, access: crate::language::Access) -> bool {
        access.allows(self.draft.role(), Some(self.draft.speaker().id), self.group)
    }

    fn may_give(&self, argument: &Argument) -> bool {
        argument.access.depends_on_group() || self.may(argument.access)
    }

    /// An example, as it can be typed here.
    fn example(&self, example: &str) -> Inline {
        let scene = self.draft.scene();
        let language = language_of(Audience::Room(scene.room), scene.register, scene.organisation);
        Inline::Command(examples::here(example, scene.place, scene.register, scene.organisation, scene.now, language))
    }

    fn topics(&self) -> Vec<&'static Topic> {
        TOPICS.iter().filter(|topic| topic.access(COMMANDS).is_some_and(|access| self.may(access))).collect()
    }
}

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let scene = draft.scene();
    let asker = Asker::of(draft);
    let Some(name) = call.get(&COMMAND) else { return Ok(how_do_i(&asker)) };
    if ALL.contains(&name.as_str()) {
        return Ok(all(&asker));
    }
    let known = scene.register.people().of_account(scene.account).map(AsRef::as_ref);
    let languages = understood(known, scene.room, scene.register, scene.organisation);
    // Plain words may begin as a command does; in French, `comment` asks how.
    let asks_how =
        name == "comment" && call.was_given(SUBCOMMAND.argument.name) && languages.contains(&Language::French);
    let spec = called::find(COMMANDS, None, name, languages).filter(|_| !call.is_in_plain_words() && !asks_how);
    let Some(spec) = spec else {
        let rest = call.get(&SUBCOMMAND).map_or("", String::as_str);
        return in_plain_words(name, rest, languages, &asker);
    };
    let mut acts = page::acts(spec);
    if let (Shape::Subcommands(subs), Some(typed)) = (spec.shape, call.get(&SUBCOMMAND)) {
        let choices = || subs.iter().map(|sub| sub.name).collect();
        let unknown = || Refusal::UnknownSubcommand { command: spec.name, typed: typed.clone(), choices: choices() };
        let one = called::find(subs, Some(spec.name), typed.trim(), languages).ok_or_else(unknown)?;
        acts.retain(|(_, act)| act.name == one.name);
    }
    Ok(explained(acts, &asker))
}

/// How one does what most people want.
fn how_do_i(asker: &Asker<'_, '_>) -> Reply {
    let reply =
        refusal::listed(say!(help_how).into(), asker.topics().into_iter().map(|topic| how(topic, asker)).collect());
    let more = say!(help_more, help: Inline::command("help support"), all: Inline::command("help all"));
    let reply = reply.and(more.into());
    let scene = asker.draft.scene();
    let secretariat = in_office(scene.register, scene.organisation, &[Role::Secretariat]);
    if asker.draft.role() > Role::Participant || secretariat.is_empty() {
        return reply;
    }
    reply.and(say!(access_ask_members, people: words::Arg::any(secretariat.into_iter().take(3))).into())
}

/// Something that people want to do, with how it is done.
fn how(topic: &Topic, asker: &Asker<'_, '_>) -> Line {
    say!(help_command, command: Inline::from(topic.what.message()), summary: asker.example(topic.example)).into()
}

/// Every command that the asker may use, what most people need first.
fn all(asker: &Asker<'_, '_>) -> Reply {
    let place = |spec: &Spec| BY_NEED.iter().position(|name| *name == spec.name).unwrap_or(BY_NEED.len());
    let mut specs: Vec<&Spec> = COMMANDS.iter().filter(|spec| asker.may(spec.access)).collect();
    specs.sort_by_key(|spec| place(spec));
    let items = specs.into_iter().map(|spec| summary(spec.name, spec)).collect();
    refusal::listed(say!(help_list).into(), items)
        .and(say!(help_more_on_one, help: Inline::command("help support")).into())
}

/// The answer to a name that is none, or to a question in plain words.
fn in_plain_words(name: &str, rest: &str, languages: [Language; 2], asker: &Asker<'_, '_>) -> Result<Reply, Refusal> {
    let near = called::near(COMMANDS, name, languages);
    if rest.is_empty() && !near.is_empty() {
        return Err(Refusal::UnknownCommand { typed: name.to_owned(), near });
    }
    let scene = asker.draft.scene();
    let languages = [Language::English, languages[0], languages[1]];
    let found = topics::about(&format!("{name} {rest}"), &asker.topics(), &languages, scene.organisation);
    if !found.is_empty() {
        let lines = found.into_iter().map(|topic| how(topic, asker)).collect();
        let more = say!(help_more_ways, help: Inline::command("help"));
        return Ok(refusal::listed(say!(help_perhaps).into(), lines).and(more.into()));
    }
    if rest.is_empty() && !scene.room.is_private() {
        return Err(Refusal::UnknownCommand { typed: name.to_owned(), near });
    }
    Ok(Reply::said(say!(help_not_understood)).followed_by(how_do_i(asker)))
}

/// A command and what it does.
fn summary(path: &str, spec: &Spec) -> Line {
    say!(help_command, command: Inline::command(path), summary: spec.summary).into()
}

fn explained(acts: Vec<(String, &'static Spec)>, asker: &Asker<'_, '_>) -> Reply {
    let mut reply = Reply::default();
    for (path, act) in acts {
        let hidden = |example: &&&str| {
            let mut hidden = act.arguments().iter().filter(|argument| argument.named && !asker.may_give(argument));
            hidden.any(|argument| example.contains(&format!(" {}:", argument.name)))
        };
        let examples =
            act.examples.iter().filter(|example| !hidden(example)).map(|example| line![asker.example(example)]);
        reply = reply.and(summary(&path, act));
        reply = reply.and(say!(help_examples).into()).with(Block::List(examples.collect()));
        let fields: Vec<(Label, Line)> = vec![
            (say!(help_who).into(), act.access.line()),
            (say!(help_type).into(), line![Inline::Command(act.usage_of(&path, |argument| asker.may_give(argument)))]),
        ];
        reply = reply.with(Block::Fields(fields));
        let is_shown = |argument: &&Argument| argument.kind != Kind::RunningMeeting && asker.may_give(argument);
        let arguments = act.arguments().iter().filter(is_shown).map(|argument| {
            let (usage, about) = (typed::usage(&path, &argument.usage()), argument.about);
            if argument.access == ANYONE || argument.access == act.access {
                return say!(help_argument, usage: usage, about: about).into();
            }
            say!(help_argument_only, usage: usage, about: about, who: argument.access.line()).into()
        });
        let arguments: Vec<Line> = arguments.collect();
        if !arguments.is_empty() {
            reply = reply.with(Block::List(arguments));
        }
        if let Some(back) = way_back::way_back(&path) {
            reply = reply.and(say!(help_way_back, command: Inline::command(back)).into());
        }
    }
    reply
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn help_shows_only_what_the_asker_may_use() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "passer-by", "/help").expect(expect![[r#"
            #plenary <rapporteur> How do I …
            	- see the groups: /status
            	- support a group: /support WG-IMP
            	- comment on a group: /comment WG-IMP …
            	- see what everybody is asked, and answer: /consult
            	- see when the meetings are: /meetings
            	- say whether I am coming: /rsvp 1 yes
            	- set my time zone: /profile set zone: Africa/Dakar
            	- read this in another language: /profile set language: fr
            	- get fewer messages: /digest off me
            	- see what I have to do: /actions mine
            	- withdraw my support: /unsupport WG-IMP
            	- see the data that is kept about me: /profile export
            	With examples for one command: /help support. All commands: /help all
            	You are not on the list of members. Anja Gengo can tell you how to become one."#]]);
        let for_the_chair = dialogue.say("#plenary", "lynn", "/help all").text();
        assert!(for_the_chair.contains("/note") && for_the_chair.contains("/propose"));
    }

    #[test]
    fn one_part_of_a_command_is_explained_alone() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lynn", "/help room open").expect(expect![[r#"
            #plenary <rapporteur> /room open: Makes a room for a group on each platform.
            	For example:
            	- /room open WG-IMP
            	Who: the chair and the secretariat
            	In full: /room open [CODE]
            	- [CODE]: the group's code"#]]);
        dialogue.say("#plenary", "lynn", "/help room opn").expect(expect![[r##"#plenary <rapporteur> /room has no "opn". You can type /room bind, /room unbind, /room open or /room language."##]]);
    }

    #[test]
    fn one_command_is_explained_with_examples() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/help Support").expect(expect![[r#"
            #plenary <rapporteur> /support: Registers your support for a group.
            	For example:
            	- /support WG-IMP
            	- /support WG-IMP We need this group.
            	Who: anyone
            	In full: /support [CODE] [words]
            	- [CODE]: the group's code
            	- [words]: a few words on why
            	The way back: /unsupport CODE"#]]);
        dialogue
            .say("#plenary", "lea", "!help suport")
            .expect(expect![[r##"#plenary <rapporteur> There is no command "suport". Did you mean /support?"##]]);
    }

    #[test]
    fn an_unknown_command_gets_one_helpful_line() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/suport WG-IMP").expect(expect![[r##"
                #plenary <rapporteur> There is no command "suport". Did you mean /support?
                	Please answer yes or no. Yes means: /support WG-IMP"##]]);
        dialogue.say("#plenary", "lea", "I support WG-IMP, and/or WG-CO").expect(expect![[r#""#]]);
        dialogue.say("#plenary", "lea", "!!! /usr/bin").expect(expect![[r#""#]]);
    }

    #[test]
    fn a_question_in_plain_words_is_answered_with_what_it_may_be_about() {
        let mut dialogue = Dialogue::with_groups();
        for (handle, text, expected) in [
            (
                "lea",
                "/help how do I join a group",
                expect![[r#"
                #plenary <rapporteur> Perhaps you would like to …
                	- support a group: /support WG-IMP
                	More: /help"#]],
            ),
            (
                "lea",
                "/help comment on WG-IMP",
                expect![[r#"
                    #plenary <rapporteur> /comment: Records a comment on a group.
                    	For example:
                    	- /comment WG-IMP Improvements only, or the multi-year plan too?
                    	- /comment WG-CO Who else is asked?
                    	Who: anyone
                    	In full: /comment [CODE] [words] [drop: N]
                    	- [CODE]: the group's code
                    	- [words]: your comment
                    	- [drop: N]: the number of a comment to withdraw
                    	The way back: /comment CODE drop: N"#]],
            ),
            (
                "lea",
                "/help xyzzy",
                expect![[r##"#plenary <rapporteur> There is no command "xyzzy". /help lists them all."##]],
            ),
            (
                "lea",
                "/help all",
                expect![[r#"
                    #plenary <rapporteur> You can type here:
                    	- /help: Lists what you can type here, or explains one command.
                    	- /status: Shows the table of all groups, or all about one of them.
                    	- /support: Registers your support for a group.
                    	- /unsupport: Withdraws your support for a group.
                    	- /comment: Records a comment on a group.
                    	- /concern: Raises a concern that stands in the way of consensus on a group.
                    	- /resolve: Closes a concern. Its author can do so, or the chair with a reason.
                    	- /consult: Lists open consultations, takes answers to them, and opens new ones.
                    	- /meetings: Shows upcoming meetings, in your time.
                    	- /rsvp: Says whether you are coming to a meeting.
                    	- /actions: Shows open actions.
                    	- /done: Marks an action as done.
                    	- /profile: Shows or changes your profile.
                    	- /digest: Shows your digest, and sets when it is sent.
                    	- /remind: Sets when people are reminded of meetings.
                    	- /why: Shows which rules for a decision on a group are met, and which are not.
                    	- /propose: Proposes a group.
                    	- /charter: Shows a group's written proposal, or changes a part of it.
                    	- /cycle: Shows the cycle, opens one, or closes it.
                    	- /meeting: Shows a meeting, or changes its title, link or length.
                    	- /agenda: Shows or changes the agenda of a meeting.
                    	- /minutes: Starts, ends, shows, corrects or approves the minutes of a meeting.
                    	- /here: Records that you are in the meeting.
                    	- /info: Records what was said in the meeting.
                    	- /action: Records an action item.
                    	- /amend: Changes an action: who, what or by when.
                    	- /drop: Drops an action, with the reason.
                    	- /undo: Takes back what you did last, for 10 minutes.
                    	More on one of them: /help support"#]],
            ),
        ] {
            dialogue.say("#plenary", handle, text).expect(expected);
        }
        for (text, expected) in [
            (
                "when is the next meeting?",
                expect![[
                    r#"@lea <rapporteur> No meeting is scheduled. A facilitator can call one: /meet CODE "Title" tue 14:00 Africa/Dakar"#
                ]],
            ),
            (
                "what is going on?",
                expect![[r#"
                    @lea <rapporteur> Your digest since Mon 3 Apr 2017

                    	What is new
                    	- WG-IMP: Proposed by Avri Doria: IGF Improvements
                    	- WG-CO: Proposed by Avri Doria: Outreach and Communications"#]],
            ),
            (
                "who is the chair",
                expect![[r#"
                    @lea <rapporteur> The chair: Lynn St. Amour
                    	Secretariat: Anja Gengo"#]],
            ),
            (
                "xyzzy",
                expect![[r#"
                    @lea <rapporteur> I did not understand that: I know commands, and some questions.
                    	How do I …
                    	- see the groups: /status
                    	- support a group: /support WG-IMP
                    	- comment on a group: /comment WG-IMP …
                    	- raise a concern: /concern WG-IMP …
                    	- see what everybody is asked, and answer: /consult
                    	- see when the meetings are: /meetings
                    	- say whether I am coming: /rsvp 1 yes
                    	- set my time zone: /profile set zone: Africa/Dakar
                    	- read this in another language: /profile set language: fr
                    	- get fewer messages: /digest off me
                    	- see what I have to do: /actions mine
                    	- withdraw my support: /unsupport WG-IMP
                    	- see the data that is kept about me: /profile export
                    	- propose a new group: /propose WG-NEW …
                    	With examples for one command: /help support. All commands: /help all"#]],
            ),
        ] {
            dialogue.say("@lea", "lea", text).expect(expected);
        }
        let seen = dialogue.say("@flavio", "flavio", "Quand est la prochaine réunion ?");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"Aucune réunion n’est prévue. Un facilitateur ou une facilitatrice peut en convoquer une : /convoquer CODE "Titre" mar 14:00 Africa/Dakar"#]],
        );
        // There `comment` is no command.
        dialogue.calls_the_chair("présidente", |organisation| organisation.language = Language::French);
        dialogue.say("@flavio", "flavio", "Comment rejoindre un groupe ?").expect(expect![[r#"
            @flavio <rapporteur> Vous voulez peut-être …
            	- soutenir un groupe : /soutenir WG-IMP
            	Pour en voir plus : /aide"#]]);
        dialogue.say("@flavio", "flavio", "comment WG-IMP Oui.").expect(expect![[r#"
            @flavio <rapporteur> Commentaire de Flávio Wagner sur WG-IMP enregistré (1 commentaire à ce jour).
            	Ceci figure au registre, que toutes les personnes présentes dans les salons peuvent lire."#]]);
    }

    #[test]
    fn examples_have_the_groups_of_the_organisation_and_days_to_come() {
        let mut dialogue = Dialogue::empty();
        dialogue.is_away("75000h");
        dialogue.say("#plenary", "lynn", "/help decide").expect(expect![[r#"
            #plenary <rapporteur> /decide: Records the chair's decision on a group.
            	For example:
            	- /decide WG-IMP approve anyway: the second facilitator is named next week
            	- /decide WG-IMP defer To the next meeting.
            	- /decide WG-IMP redirect to: WG-CO
            	- /decide WG-WORK defer correct: I took it for WG-IMP.
            	Who: the chair and the secretariat
            	In full: /decide [CODE] approve|continue|defer|redirect|decline|dissolve [reason] [to: …] [anyway: …] [correct: …]
            	- [CODE]: the group's code
            	- approve|continue|defer|redirect|decline|dissolve: the decision
            	- [reason]: the reason, for the record
            	- [to: …]: where a redirected proposal goes: a group's code, or words
            	- [anyway: …]: the reason for deciding although something is missing
            	- [correct: …]: what was wrong with the earlier decision, which this one replaces
            	The way back: /decide CODE DECISION correct: reason"#]]);
        dialogue.say("#plenary", "lynn", "/propose BPF-CYBER Cybersecurity").quietly();
        dialogue.say("#plenary", "lynn", "/help lastcall").expect(expect![[r#"
            #plenary <rapporteur> /lastcall: Asks all members for their last concerns about a proposal.
            	For example:
            	- /lastcall BPF-CYBER until: in 7 days
            	- /lastcall BPF-CYBER until: 2026-04-24
            	Who: the group's facilitators, the proposer, the chair and the secretariat
            	In full: /lastcall [CODE] until: DATE
            	- [CODE]: the group's code
            	- until: DATE: the day or time at which it ends
            	The way back: /undo"#]]);
        dialogue.say("#plenary", "lynn", "/help propose").expect(expect![[r#"
            #plenary <rapporteur> /propose: Proposes a group.
            	For example:
            	- /propose WG-NSF New Session Formats
            	- /propose WG-NSF New Session Formats
            	Continues: yes
            	Purpose: to try other formats
            	Facilitator: Miguel Ignacio Estrada
            	Who: members and the secretariat
            	In full: /propose CODE title [category: …] [continues: yes|no] [Part: text] [facilitator: @person, …] [document: URL]
            	- CODE: a code for the group, such as WG-IMP
            	- title: the group's title
            	- [category: …]: its category, if the code does not tell
            	- [continues: yes|no]: whether it continues an earlier group
            	- [Part: text]: the parts of the written proposal
            	- [facilitator: @person, …]: the people proposed to facilitate it
            	- [new: yes]: yes, if the name is that of somebody who is not on the list yet
            	- [document: URL]: the web address of a document
            	The way back: /withdraw CODE"#]]);
        dialogue.say("#plenary", "lynn", "/comment").expect(expect![[r#"
            #plenary <rapporteur> Which group? For example: /comment BPF-CYBER Improvements only, or the multi-year plan too?
            	- BPF-CYBER: Cybersecurity
            	In full: /comment [CODE] [words] [drop: N]"#]]);
    }

    #[test]
    fn help_is_given_in_french() {
        let mut dialogue = Dialogue::with_groups();
        let seen = dialogue.say("#plenary", "anja", "/help unsupport");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                /retirer-soutien : Retire votre soutien à un groupe.
                Par exemple :
                - /retirer-soutien WG-CO
                - /retirer-soutien WG-CO Its scope has changed.
                - /retirer-soutien WG-CO pour: @lynn
                Qui : tout le monde
                En entier : /retirer-soutien [CODE] [texte] [pour: @personne] [source: …] [dit-le: DATE]
                - [CODE] : le code du groupe
                - [texte] : pourquoi, pour le registre
                - [pour: @personne] : la personne qui l’a dit, si c’était ailleurs (seulement : le secrétariat)
                - [nouveau: oui] : oui, si la personne de ce nom n’est pas encore sur la liste (seulement : le secrétariat)
                - [source: …] : où cela a été dit : une adresse web, ou des mots tels que « courriel à la liste » (seulement : le secrétariat)
                - [dit-le: DATE] : le jour où cela a été dit (seulement : le secrétariat)
                Pour revenir en arrière : /soutenir CODE"#]],
        );
        let seen = dialogue.say("#plenary", "lea", "/suport WG-IMP");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                Il n’y a pas de commande « suport ». Vouliez-vous dire /soutenir ?
                Veuillez répondre par oui ou par non. Oui signifie : /soutenir WG-IMP"#]],
        );
    }
}
