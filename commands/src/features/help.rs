//! `/help [command] [subcommand]`: made from the commands themselves, showing only what the asker may use here.

use crate::audience::language::understood;
use crate::catalogue::COMMANDS;
use crate::language::access::ANYONE;
use crate::language::called;
use crate::language::{Arg, Argument, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::phrase;
use crate::record::Role;
use crate::render::page;
use crate::say;
use crate::words::{Block, Inline, Label, Line, Refusal, Reply, refusal, typed};

const COMMAND: Arg<String> = Arg::new("command", Kind::Command, phrase!(help_command_about));
const SUBCOMMAND: Arg<String> = Arg::new("subcommand", Kind::Line, phrase!(help_subcommand_about));

pub(crate) const HELP: Spec = Spec {
    name: "help",
    summary: phrase!(help_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[COMMAND.argument, SUBCOMMAND.argument], decide },
    examples: &["help", "help support", "help room open"],
    refused: &[Refused { by: Role::Member, typed: "help suport" }],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let scene = draft.scene();
    let group = match scene.place {
        Some(crate::record::Binding::Group(code)) => scene.register.group(code),
        _ => None,
    };
    let speaker = draft.speaker().id;
    let may = |spec: &Spec| spec.access.allows(draft.role(), Some(speaker), group);
    let Some(name) = call.get(&COMMAND) else {
        let items = COMMANDS.iter().filter(|spec| may(spec)).map(|spec| summary(spec.name, spec));
        let more = say!(help_more, help: Inline::command("help support"));
        return Ok(refusal::listed(say!(help_list).into(), items.collect()).and(more.into()));
    };
    let asker = scene.register.people().of_account(scene.account).map(AsRef::as_ref);
    let languages = understood(asker, scene.room, scene.register, scene.organisation);
    let Some(spec) = called::find(COMMANDS, None, name, languages) else {
        let near = called::near(COMMANDS, name, languages);
        return Err(Refusal::UnknownCommand { typed: name.clone(), near });
    };
    let may_give = |argument: &Argument| {
        argument.access.depends_on_group() || argument.access.allows(draft.role(), Some(speaker), group)
    };
    let mut acts = page::acts(spec);
    if let (Shape::Subcommands(subs), Some(typed)) = (spec.shape, call.get(&SUBCOMMAND)) {
        let choices = || subs.iter().map(|sub| sub.name).collect();
        let unknown = || Refusal::UnknownSubcommand { command: spec.name, typed: typed.clone(), choices: choices() };
        let one = called::find(subs, Some(spec.name), typed.trim(), languages).ok_or_else(unknown)?;
        acts.retain(|(_, act)| act.name == one.name);
    }
    Ok(explained(acts, may_give))
}

/// A command and what it does.
fn summary(path: &str, spec: &Spec) -> Line {
    say!(help_command, command: Inline::command(path), summary: spec.summary).into()
}

fn explained(acts: Vec<(String, &'static Spec)>, may_give: impl Fn(&Argument) -> bool) -> Reply {
    let mut reply = Reply::default();
    for (path, act) in acts {
        let fields: Vec<(Label, Line)> = vec![
            (say!(help_who).into(), act.access.line()),
            (say!(help_type).into(), line![Inline::Command(act.usage_of(&path, &may_give))]),
        ];
        reply = reply.and(summary(&path, act)).with(Block::Fields(fields));
        let arguments = act.arguments().iter().filter(|argument| may_give(argument)).map(|argument| {
            let (usage, about) = (typed::usage(&path, &argument.usage()), argument.about);
            if argument.access == ANYONE {
                return say!(help_argument, usage: usage, about: about).into();
            }
            say!(help_argument_only, usage: usage, about: about, who: argument.access.line()).into()
        });
        let arguments: Vec<Line> = arguments.collect();
        if !arguments.is_empty() {
            reply = reply.with(Block::List(arguments));
        }
        let is_for_others = |example: &&&str| {
            let hidden = act.arguments().iter().filter(|argument| argument.named && !may_give(argument));
            hidden.into_iter().any(|argument| example.contains(&format!(" {}:", argument.name)))
        };
        let examples = act
            .examples
            .iter()
            .filter(|example| !is_for_others(example))
            .map(|example| line![Inline::Command((*example).to_owned())]);
        reply = reply.and(say!(help_examples).into()).with(Block::List(examples.collect()));
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
            #plenary <rapporteur> You can type here:
            	- /help: Lists what you can type here, or explains one command.
            	- /charter: Shows a group's written proposal, or changes a part of it.
            	- /support: Registers your support for a group.
            	- /unsupport: Withdraws your support for a group.
            	- /comment: Records a comment on a group.
            	- /status: Shows the table of all groups, or all about one of them.
            	- /why: Shows which rules for a decision on a group are met, and which are not.
            	- /consult: Asks for inputs, takes them, and shows them.
            	- /rsvp: Says whether you are coming to a meeting.
            	- /meetings: Shows upcoming meetings, in your time.
            	- /remind: Sets when people are reminded of meetings.
            	- /agenda: Shows or changes the agenda of a meeting.
            	- /minutes: Starts, ends, shows, corrects or approves the minutes of a meeting.
            	- /here: Records that you are in the meeting.
            	- /info: Records what was said in the meeting.
            	- /action: Records an action item.
            	- /actions: Shows open actions.
            	- /done: Marks an action as done.
            	- /digest: Shows your digest, and sets when it is sent.
            	- /profile: Shows or changes your profile.
            	More on one of them: /help support"#]]);
        let for_the_chair = dialogue.say("#plenary", "lynn", "/help").text();
        assert!(for_the_chair.contains("/note") && for_the_chair.contains("/propose"));
    }

    #[test]
    fn one_part_of_a_command_is_explained_alone() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lynn", "/help room open").expect(expect![[r#"
            #plenary <rapporteur> /room open: Makes a room for a group on each platform.
            	Who: the chair and the secretariat
            	Type: /room open [CODE]
            	- [CODE]: the group's code
            	For example:
            	- /room open WG-IMP"#]]);
        dialogue.say("#plenary", "lynn", "/help room opn").expect(expect![[
            r##"#plenary <rapporteur> /room has no "opn". You can type /room bind, /room open or /room language."##
        ]]);
    }

    #[test]
    fn one_command_is_explained_with_examples() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/help Support").expect(expect![[r#"
            #plenary <rapporteur> /support: Registers your support for a group.
            	Who: anyone
            	Type: /support [CODE] [words]
            	- [CODE]: the group's code
            	- [words]: a few words on why
            	For example:
            	- /support WG-IMP
            	- /support WG-IMP We need this group."#]]);
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
    fn help_is_given_in_french() {
        let mut dialogue = Dialogue::with_groups();
        let seen = dialogue.say("#plenary", "anja", "/help unsupport");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                /retirer-soutien : Retire votre soutien à un groupe.
                Qui : tout le monde
                À taper : /retirer-soutien [CODE] [pour: @personne] [source: URL]
                - [CODE] : le code du groupe
                - [pour: @personne] : la personne qui l’a dit, si c’était ailleurs (seulement : le secrétariat)
                - [nouveau: oui] : oui, si la personne de ce nom n’est pas encore sur la liste (seulement : le secrétariat)
                - [source: URL] : l’adresse web de ce qui a été dit ailleurs (seulement : le secrétariat)
                Par exemple :
                - /retirer-soutien WG-CO"#]],
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
