//! The life of groups through the program: the decisions of 2017, the consultation of 2017, and a year of many groups.

use commands::organisation::Organisation;
use commands::organisation::rules::Rule;
use harness::left_out::shared;
use harness::program::{Place, example, example_text};
use rapporteur::base::config::Config;
use serde_json::Value;

/// The codes with the states in which the meeting of 11 April 2017 left them.
const STATES: [(&str, &str); 12] = [
    ("WG-WREP", "approved"),
    ("WG-CO", "approved"),
    ("WG-NSF", "approved"),
    ("WG-IMP", "approved"),
    ("WG-FUN", "deferred"),
    ("BPF-CYBER", "approved"),
    ("BPF-GENDER", "approved"),
    ("BPF-LOCAL", "deferred"),
    ("BPF-CORRUPTION", "declined"),
    ("BPF-REMOTE", "redirected"),
    ("BPF-IC", "deferred"),
    ("CENB", "deferred"),
];

pub(crate) fn states(register: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    register["groups"].as_array().unwrap().iter().map(|group| (text(&group["code"]), text(&group["state"]))).collect()
}

fn owned(states: &[(&str, &str)]) -> Vec<(String, String)> {
    states.iter().map(|(code, state)| ((*code).to_owned(), (*state).to_owned())).collect()
}

/// A place in which the example was played with the meeting in which it was decided.
fn decided() -> Place {
    let place = proposed();
    place.run(&["replay", &example("meeting.txt")]).done();
    place
}

/// A place with the words and rules of the example, in which it was played up to the meeting.
fn proposed() -> Place {
    let place = Place::with_people();
    place.write("rapporteur.toml", example_text("rapporteur.toml"));
    place.run(&["replay", &example("transcript.txt")]).done();
    place
}

#[test]
fn the_rules_of_the_example_are_those_by_default_and_its_decisions_need_their_reasons() {
    let config = Config::read(&example_text("rapporteur.toml"), std::iter::empty()).unwrap();
    let rules = |organisation: Organisation| -> Vec<(String, Vec<Rule>)> {
        organisation.categories.into_iter().map(|category| (category.key, category.rules)).collect()
    };
    assert_eq!(rules(config.organisation), rules(Organisation::default()));
    let place = proposed();
    let without = example_text("meeting.txt").replace(" anyway: consensus in the meeting of 11 April", "");
    let printed = place.replay(without);
    assert_eq!(printed.matches("Not recorded yet. ").count(), 6, "{printed}");
    assert!(states(&place.register()).iter().all(|(_, state)| state != "approved"));
}

#[test]
fn the_decisions_of_11_april_2017_end_in_the_states_that_the_report_gives() {
    let place = decided();
    assert_eq!(states(&place.register()), owned(&STATES));
    let before: Value = serde_json::from_str(&place.export(&["--as-of", "2017-04-10"])).unwrap();
    assert_eq!(states(&before), owned(&STATES.map(|(code, _)| (code, "proposed"))));
    let register = place.register();
    let remote = &register["groups"][9]["decisions"][0];
    assert_eq!(remote["outcome"], "redirect");
    assert_eq!(remote["to"], "the multiyear strategic work programme");
    assert_eq!(remote["by"], "Lynn St. Amour");
}

#[test]
fn every_decision_of_the_report_is_in_the_export() {
    let Some(facts) = shared("the decisions beside the facts of 2017", "igf2017/register.json") else { return };
    let facts: Value = serde_json::from_str(&facts).unwrap();
    let register = decided().register();
    for (fact, group) in facts["groups"].as_array().unwrap().iter().zip(register["groups"].as_array().unwrap()) {
        let (fact, decision) = (&fact["decision"], &group["decisions"][0]);
        assert_eq!(decision["outcome"], fact["outcome"], "{}", group["code"]);
        assert_eq!(decision["reason"], fact["note"], "{}", group["code"]);
        assert!(decision["at"].as_str().unwrap().starts_with(fact["on"].as_str().unwrap()), "{}", group["code"]);
    }
}

#[test]
fn a_register_with_decisions_can_be_exported_and_imported() {
    let place = decided();
    let other = Place::with_people();
    other.write("register.json", place.export(&[]));
    other.run(&["import", "register.json"]).done();
    assert_eq!(states(&other.register()), states(&place.register()));
    assert_eq!(other.register()["groups"][9]["decisions"], place.register()["groups"][9]["decisions"]);
}

#[test]
fn a_register_with_consultations_and_a_cycle_can_be_exported_and_imported() {
    let place = Place::with_people();
    place.run(&["replay", &example("consultation.txt")]).done();
    place.replay("2018-01-01T00:00:00Z #plenary <lynn> /cycle open \"A long one\" 2018-01-01 2099-12-31\n");
    let other = Place::with_people();
    other.write("register.json", place.export(&[]));
    other.run(&["import", "register.json"]).done();
    assert_eq!(other.register()["consultations"], place.register()["consultations"]);
    assert_eq!(other.register()["organisation"]["cycle"], place.register()["organisation"]["cycle"]);
    assert_eq!(other.register()["organisation"]["cycle"]["name"], "A long one");
    let refused = other.run_with(&["import", "-"], place.export(&[]).replace("A long one", "Another"));
    assert!(refused.stderr.contains("consultation 1: is in the register already"), "{}", refused.stderr);
    assert!(refused.stderr.contains("the cycle Another: another is open here"), "{}", refused.stderr);
}

#[test]
fn the_consultation_of_annex_ii_has_its_numbers() {
    let place = Place::with_people();
    let printed = place.run(&["replay", &example("consultation.txt")]).done();
    let consultations = &place.register()["consultations"];
    let support = &consultations[0];
    let answers = support["answers"].as_array().unwrap();
    let count = |class: &str, option: u64| {
        answers.iter().filter(|answer| answer["class"] == class && answer["options"][0] == option).count()
    };
    assert_eq!(answers.len(), 33);
    assert_eq!([1, 2, 3].map(|option| count("NRI", option)), [13, 3, 14]);
    assert_eq!([1, 2, 3].map(|option| count("Other", option)), [0, 1, 2]);
    assert_eq!(support["extended"], serde_json::json!(["2017-03-28T23:59:59Z"]));
    assert_eq!(support["state"], "closed");
    let partners = consultations[1]["answers"].as_array().unwrap();
    assert_eq!(partners.iter().filter(|answer| answer["options"][0] == 1).count(), 21);
    let summary: Vec<&str> = printed.split("2017-03-28T23:59:59Z").skip(1).collect();
    expect_test::expect![[r#"
         #plenary <rapporteur> Consultation 1 has ended: What kind of additional support is needed?
        	It was open from Tue 14 Mar 2017 to Tue 28 Mar 2017, 23:59 UTC; extended once.
        	33 inputs came in: 30 from NRI, 3 from Other.
        	- 1. In consultation with the NRIs, the MAG Chair appoints one MAG member affiliated with the NRIs: 13 (13 from NRI)
        	- 2. The MAG members actively affiliated with the NRIs represent their interests: 4 (3 from NRI, 1 from Other)
        	- 3. A person appointed by the NRIs who is not a MAG member represents their interests during the MAG meetings: 16 (14 from NRI, 2 from Other)
        	The classes are as the respondents gave them; none is confirmed yet.
        	All inputs: /consult show 1
         #plenary <rapporteur> Consultation 2 has ended: If yes, would you liaise with other NRIs and stakeholder groups to co-organize these sessions?
        	It was open from Tue 14 Mar 2017 to Tue 28 Mar 2017, 23:59 UTC; extended once.
        	21 inputs came in: 21 from NRI.
        	- 1. Yes: 21 (21 from NRI)
        	- 2. No: nobody
        	The classes are as the respondents gave them; none is confirmed yet.
        	All inputs: /consult show 2
        2017-04-03T09:00:00Z #plenary <rapporteur> Digest of all groups since Mon 27 Mar 2017
	
        	What was decided
        	- Consultation 1 closed: What kind of additional support is needed?
        	- Consultation 2 closed: If yes, would you liaise with other NRIs and stakeholder groups to co-organize these sessions?
        2017-04-04T15:40:00Z #plenary <anja> /consult outcome 1 No consensus; the inputs as received go to the MAG Chair, who decides; strong agreement to request NRI-dedicated collaborative sessions.
        2017-04-04T15:40:00Z #plenary <rapporteur> Consultation 1: What kind of additional support is needed?
        	Outcome: No consensus; the inputs as received go to the MAG Chair, who decides; strong agreement to request NRI-dedicated collaborative sessions.
        2017-04-04T15:41:00Z #plenary <lea> /consult show 1
        2017-04-04T15:41:00Z #plenary <rapporteur> Consultation 1: What kind of additional support is needed?
        	It was open from Tue 14 Mar 2017 to Tue 28 Mar 2017, 23:59 UTC; extended once.
        	33 inputs came in: 30 from NRI, 3 from Other.
        	- 1. In consultation with the NRIs, the MAG Chair appoints one MAG member affiliated with the NRIs: 13 (13 from NRI)
        	- 2. The MAG members actively affiliated with the NRIs represent their interests: 4 (3 from NRI, 1 from Other)
        	- 3. A person appointed by the NRIs who is not a MAG member represents their interests during the MAG meetings: 16 (14 from NRI, 2 from Other)
        	The classes are as the respondents gave them; none is confirmed yet.
	
        	Inputs
        	- nri-01 (NRI), Tue 14 Mar 2017: 1
        	- nri-02 (NRI), Wed 15 Mar 2017: 3
        	- nri-03 (NRI), Wed 15 Mar 2017: 3
        	- nri-04 (NRI), Wed 15 Mar 2017: 1
        	- nri-05 (NRI), Wed 15 Mar 2017: 1
        	- nri-06 (NRI), Thu 16 Mar 2017: 2
        	- nri-07 (NRI), Thu 16 Mar 2017: 2
        	- other-1 (Other), Thu 16 Mar 2017: 2
        	- nri-08 (NRI), Fri 17 Mar 2017: 1
        	- nri-09 (NRI), Fri 17 Mar 2017: 3
        	- nri-10 (NRI), Fri 17 Mar 2017: 3
        	- nri-11 (NRI), Sat 18 Mar 2017: 3
        	- nri-12 (NRI), Sat 18 Mar 2017: 1
        	- nri-13 (NRI), Sat 18 Mar 2017: 1
        	- nri-14 (NRI), Sat 18 Mar 2017: 3
        	- nri-15 (NRI), Sun 19 Mar 2017: 1
        	- other-2 (Other), Sun 19 Mar 2017: 3
        	- nri-16 (NRI), Sun 19 Mar 2017: 3
        	- nri-17 (NRI), Mon 20 Mar 2017: 1
        	- nri-18 (NRI), Tue 21 Mar 2017: 1
        	- nri-19 (NRI), Tue 21 Mar 2017: 1
        	- nri-20 (NRI), Tue 21 Mar 2017: 3
        	- nri-21 (NRI), Wed 22 Mar 2017: 3
        	- nri-22 (NRI), Wed 22 Mar 2017: 3
        	- nri-23 (NRI), Wed 22 Mar 2017: 1
        	- other-3 (Other), Thu 23 Mar 2017: 3
        	- nri-24 (NRI), Thu 23 Mar 2017: 3
        	- nri-25 (NRI), Thu 23 Mar 2017: 3
        	- nri-26 (NRI), Thu 23 Mar 2017: 3
        	- nri-27 (NRI), Fri 24 Mar 2017: 3
        	- nri-28 (NRI), Fri 24 Mar 2017: 1
        	- nri-29 (NRI), Fri 24 Mar 2017: 2
        	- nri-30 (NRI), Sat 25 Mar 2017: 1
        	Outcome, Tue 4 Apr 2017: No consensus; the inputs as received go to the MAG Chair, who decides; strong agreement to request NRI-dedicated collaborative sessions.
        2017-04-04T15:42:00Z #plenary <lea> /consult show 2
        2017-04-04T15:42:00Z #plenary <rapporteur> Consultation 2: If yes, would you liaise with other NRIs and stakeholder groups to co-organize these sessions?
        	It was open from Tue 14 Mar 2017 to Tue 28 Mar 2017, 23:59 UTC; extended once.
        	21 inputs came in: 21 from NRI.
        	- 1. Yes: 21 (21 from NRI)
        	- 2. No: nobody
        	The classes are as the respondents gave them; none is confirmed yet.
	
        	Inputs
        	- nri-01 (NRI), Tue 14 Mar 2017: 1
        	- nri-02 (NRI), Wed 15 Mar 2017: 1
        	- nri-03 (NRI), Wed 15 Mar 2017: 1
        	- nri-05 (NRI), Wed 15 Mar 2017: 1
        	- nri-06 (NRI), Thu 16 Mar 2017: 1
        	- nri-07 (NRI), Thu 16 Mar 2017: 1
        	- nri-08 (NRI), Fri 17 Mar 2017: 1
        	- nri-09 (NRI), Fri 17 Mar 2017: 1
        	- nri-10 (NRI), Fri 17 Mar 2017: 1
        	- nri-11 (NRI), Sat 18 Mar 2017: 1
        	- nri-12 (NRI), Sat 18 Mar 2017: 1
        	- nri-14 (NRI), Sat 18 Mar 2017: 1
        	- nri-15 (NRI), Sun 19 Mar 2017: 1
        	- nri-16 (NRI), Sun 19 Mar 2017: 1
        	- nri-17 (NRI), Mon 20 Mar 2017: 1
        	- nri-18 (NRI), Tue 21 Mar 2017: 1
        	- nri-19 (NRI), Tue 21 Mar 2017: 1
        	- nri-20 (NRI), Tue 21 Mar 2017: 1
        	- nri-21 (NRI), Wed 22 Mar 2017: 1
        	- nri-23 (NRI), Wed 22 Mar 2017: 1
        	- nri-24 (NRI), Thu 23 Mar 2017: 1
    "#]].assert_eq(&summary.concat());
}
