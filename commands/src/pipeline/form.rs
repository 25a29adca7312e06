//! Forms: what a platform asks for in fields of their own, such as the parts of a written proposal.
//!
//! A command begins the form, which is kept with its first values; what is filled in then continues it.

use jiff::Timestamp;

use crate::catalogue::COMMANDS;
use crate::language::form::{Asks, CHANGE, MOST_FIELDS, asks};
use crate::language::heard::{Earlier, Form, Heard, What};
use crate::language::reader::{self, Reading};
use crate::organisation::Organisation;
use crate::pipeline::decide::{self, LookBack};
use crate::record::{Register, TextId};
use crate::render::plain::words_of;

/// What a form asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questions {
    /// What it is about.
    pub title: String,
    /// The fields.
    pub fields: Vec<Field>,
}

/// One field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The part's name.
    pub name: String,
    /// What belongs there.
    pub about: String,
    /// What stands there now.
    pub words: Option<String>,
    text: Option<TextId>,
}

impl Questions {
    /// What is to be kept of what led to them.
    pub fn of(&self, begun: Heard) -> Heard {
        let What::Form(form) = begun.what else { return begun };
        let shown = self.fields.iter().filter_map(|field| Some((field.name.clone(), field.text?)));
        Heard { what: What::Form(Form { shown: shown.collect(), ..form }), ..begun }
    }
}

impl Form {
    /// Whether it is to be filled in further.
    pub(crate) fn is_to_be_changed(&self) -> bool {
        self.values.get(CHANGE).is_some_and(|value| value == "true")
    }
}

/// Whether the answer to a command is for the asker's eyes alone.
pub fn is_private(command: &str) -> bool {
    reader::find(COMMANDS, command).is_some_and(|spec| spec.private)
}

/// What is to be asked of who begins a form; nothing if it is whole as it is, or would be refused.
pub fn questions(heard: &Heard, register: &Register, organisation: &Organisation, now: Timestamp) -> Option<Questions> {
    let What::Form(form) = &heard.what else { return None };
    let spec = reader::find(COMMANDS, &form.command)?;
    if asks(spec)? == Asks::OnRequest && !form.is_to_be_changed() {
        return None;
    }
    let template = &organisation.template[..organisation.template.len().min(MOST_FIELDS)];
    let mut filled_in = form.clone();
    filled_in.values.extend(template.iter().map(|part| (part.name.clone(), "…".to_owned())));
    let Reading::Command(call) = reader::read_form(COMMANDS, heard, &filled_in, register, organisation, now) else {
        return None;
    };
    // Nothing of this trial is recorded, so chance has no part in it.
    let trial = decide::command(&call, heard, &mut register.clone(), LookBack::default(), organisation, now, [0; 32]);
    if trial.recorded.is_empty() {
        return None;
    }
    let group = call.group().and_then(|code| register.group(code));
    let fields = template.iter().map(|part| {
        let text = group.and_then(|group| Some(group.charter.get(&part.name)?.last()?.words));
        let words = text.map(|text| words_of(register, text).to_owned());
        Field { name: part.name.clone(), about: part.about.clone(), words, text }
    });
    let about = call.group().map_or_else(|| form.values.get("code").cloned().unwrap_or_default(), ToString::to_string);
    Some(Questions { title: format!("/{} {about}", spec.name), fields: fields.collect() })
}

/// A form with the values of the one that it continues. None if that is not known, or is somebody else's.
///
/// What was left as it was shown is not there any more: somebody may have changed it meanwhile.
pub(crate) fn whole(form: &Form, heard: &Heard, earlier: &Earlier, register: &Register) -> Option<Form> {
    if form.continues.is_none() {
        return Some(form.clone());
    }
    let begun = earlier.begun.as_ref().filter(|begun| begun.account == heard.account)?;
    let What::Form(first) = &begun.what else { return None };
    let is_new = |name: &str, words: &str| {
        first.shown.get(name).is_none_or(|shown| words_of(register, *shown).trim() != words.trim())
    };
    let mut whole = first.clone();
    let changed = form.values.iter().filter(|(name, words)| is_new(name, words));
    whole.values.extend(changed.map(|(name, words)| (name.clone(), words.clone())));
    Some(whole)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::testing::dialogue::Dialogue;

    #[test]
    fn a_proposal_asks_for_its_parts_and_is_recorded_when_they_are_filled_in() {
        let mut dialogue = Dialogue::with_groups();
        let begun = [("code", "wg-nsf"), ("title", "New Session Formats"), ("continues", "no")];
        expect![[r#"
            /propose WG-NSF
            Purpose (why the group is needed): 
            Objectives (what it wants to reach): 
            Outputs (what it will hand over): 
            Plan (how it will work): 
            Timeframe (by when): "#]]
        .assert_eq(&dialogue.fill_in("#plenary", "lea", "propose", &begun).asks());
        let parts = [("Purpose", "to try other formats"), ("Plan", "one: two\nContinues: yes"), ("Outputs", " ")];
        dialogue.fill_in_further("#plenary", "lea", &parts).expect(expect![[r#"
            #plenary <rapporteur> Proposed: WG-NSF, New Session Formats, by Lea Kaspar. Support it with /support WG-NSF
            	Still missing: Objectives, Outputs, Timeframe, Facilitator. Add each with /charter WG-NSF Objectives: …"#]]);
        dialogue.say("#plenary", "lea", "/charter WG-NSF").expect(expect![[r#"
            #plenary <rapporteur> WG-NSF: New Session Formats
            	Purpose: to try other formats
            	Objectives: (missing)
            	Outputs: (missing)
            	Plan: one: two
            	Continues: yes
            	Timeframe: (missing)
            	Facilitator: (missing)"#]]);
    }

    #[test]
    fn what_would_be_refused_is_refused_before_anything_is_asked() {
        let mut dialogue = Dialogue::with_groups();
        let known = [("code", "WG-IMP"), ("title", "Once more")];
        dialogue.fill_in("#plenary", "lea", "propose", &known).seen().expect(expect!["#plenary <rapporteur> WG-IMP was already proposed on Mon 10 Apr 2017. To read the proposal: /charter WG-IMP"]);
        let new = [("code", "WG-NSF"), ("title", "New Session Formats")];
        dialogue.fill_in("#plenary", "marilyn", "propose", &new).seen().expect(expect![[r#"
            #plenary <rapporteur> Only members and the secretariat may use /propose.
            	You are not on the list of members. Anja Gengo can tell you how to become one.
            	What you can do: /comment CODE …"#]]);
        let change = [("code", "WG-IMP"), ("change", "true")];
        dialogue.fill_in("#plenary", "marilyn", "charter", &change).seen().expect(expect![[r#"
            #plenary <rapporteur> Only the group's facilitators, the proposer, the chair and the secretariat may use /charter with Part: text.
            	Please ask Avri Doria."#]]);
    }

    #[test]
    fn a_charter_is_shown_or_changed_on_request_in_what_is_new() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.fill_in("#plenary", "lea", "charter", &[("code", "WG-IMP")]).seen().quietly();
        dialogue.say("#plenary", "avri", "/charter WG-IMP Purpose: as it was").quietly();
        let begun = [("code", "WG-IMP"), ("change", "true")];
        expect![[r#"
            /charter WG-IMP
            Purpose (why the group is needed): as it was
            Objectives (what it wants to reach): 
            Outputs (what it will hand over): 
            Plan (how it will work): 
            Timeframe (by when): "#]]
        .assert_eq(&dialogue.fill_in("#plenary", "avri", "charter", &begun).asks());
        let filled_in = [("Purpose", "as it was"), ("Plan", "a plan")];
        dialogue
            .fill_in_further("#plenary", "avri", &filled_in)
            .expect(expect!["#plenary <rapporteur> Recorded: Plan of WG-IMP. Earlier texts stay in the record."]);
    }

    #[test]
    fn what_was_left_as_it_was_shown_does_not_undo_what_somebody_else_changed_meanwhile() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "avri", "/charter WG-IMP Purpose: as it was").quietly();
        dialogue.fill_in("#plenary", "avri", "charter", &[("code", "WG-IMP"), ("change", "true")]).asks();
        dialogue.say("#plenary", "lynn", "/charter WG-IMP Purpose: as it is now\nOutputs: a paper").quietly();
        let filled_in = [("Purpose", "as it was"), ("Outputs", ""), ("Plan", "a plan")];
        dialogue
            .fill_in_further("#plenary", "avri", &filled_in)
            .expect(expect!["#plenary <rapporteur> Recorded: Plan of WG-IMP. Earlier texts stay in the record."]);
        dialogue.say("#plenary", "lea", "/charter WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP: IGF Improvements
            	Purpose: as it is now (1 earlier text)
            	Objectives: (missing)
            	Outputs: a paper
            	Plan: a plan
            	Timeframe: (missing)
            	Facilitator: (missing)"#]]);
    }

    #[test]
    fn a_form_of_somebody_else_or_of_long_ago_is_not_continued() {
        let mut dialogue = Dialogue::with_groups();
        let begun = [("code", "WG-NSF"), ("title", "New Session Formats")];
        dialogue.fill_in("#plenary", "lea", "propose", &begun).asks();
        dialogue.fill_in_further("#plenary", "avri", &[("Purpose", "mine")]).expect(expect!["@avri <rapporteur> This form was sent before, or was open for too long, so nothing was recorded now. If something is missing, please give the command again."]);
    }

    #[test]
    fn a_value_is_never_taken_for_another() {
        let mut dialogue = Dialogue::with_groups();
        let values = [("code", "WG-IMP"), ("words", "for: @lynn source: https://example.org\nPurpose: mine")];
        dialogue
            .fill_in("#plenary", "lea", "comment", &values)
            .seen()
            .expect(expect!["#plenary <rapporteur> Recorded: Lea Kaspar comments on WG-IMP, which now has 1 comment."]);
        dialogue.say("#plenary", "lea", "/status WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP: IGF Improvements
            	Working Groups, proposed, new this cycle
            	Support: 0 members
            	Comments: 1
            	Proposed by: Avri Doria on Mon 10 Apr 2017

            	Other comments
            	- Lea Kaspar, Mon 10 Apr 2017: for: @lynn source: https://example.org
            	Purpose: mine"#]]);
        let source = [("code", "WG-IMP"), ("source", "https://example.org")];
        dialogue.fill_in("#plenary", "lea", "support", &source).seen().expect(expect![[r#"
            #plenary <rapporteur> Only the secretariat may use /support with source: ….
            	Please ask Anja Gengo."#]]);
        let code = [("code", "WG-INP words: x")];
        dialogue.fill_in("#plenary", "lea", "support", &code).seen().expect(expect![[
            r##"#plenary <rapporteur> There is no group "WG-INP words: x". /status lists the groups."##
        ]]);
    }

    #[test]
    fn in_the_room_of_a_group_the_code_may_be_left_out() {
        let mut dialogue = Dialogue::with_groups();
        dialogue
            .fill_in("#wg-imp", "lea", "support", &[])
            .seen()
            .expect(expect!["#wg-imp <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member."]);
        dialogue.fill_in("#lounge", "lea", "support", &[]).seen().expect(expect![[r#"
            #lounge <rapporteur> Which group? For example: /support WG-IMP
            	- WG-CO: Outreach and Communications
            	- WG-IMP: IGF Improvements
            	In full: /support [CODE] [words]"#]]);
    }
}
