//! Any program of the learner's own: what is explored of it, its `#[test]` functions or else its `main`.

use std::str::FromStr;

use syn::{Attribute, Item};

use super::Answer;
use crate::exploring::Replay;
use crate::tokens::{self, Refused};
use crate::toolchain::Aliases;

/// A program that is explored.
#[derive(Clone, Debug)]
pub struct Program {
    pub(super) answer: Answer,
    pub(super) edition: &'static str,
    /// What is explored: the names of its tests, or `main`.
    pub(super) functions: Vec<String>,
    /// Whether only one run of one of them is.
    pub(super) is_replay: bool,
}

/// A program that is not explored: its text is nested too deeply.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is nested too deeply to be explored")]
pub struct TooDeep(String);

/// What replays a run of a program: of one of its tests, or of `main`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplayOf {
    test: Option<String>,
    replay: Replay,
}

impl ReplayOf {
    /// The string without the test's name.
    pub fn replay(&self) -> &Replay {
        &self.replay
    }
}

impl FromStr for ReplayOf {
    type Err = ();

    /// Reads `STRING`, or `TEST@STRING`.
    fn from_str(text: &str) -> Result<ReplayOf, ()> {
        let (test, replay) = match text.split_once('@') {
            Some((test, replay)) => (Some(test.to_owned()), replay),
            None => (None, text),
        };
        Ok(ReplayOf { test, replay: replay.parse()? })
    }
}

impl Program {
    /// The program in `answer`; what is explored of it is found in its text.
    ///
    /// # Errors
    /// When its text is nested so deeply that nothing can be found in it.
    pub fn new(answer: Answer, edition: &'static str) -> Result<Program, TooDeep> {
        let mut functions = tokens::with_file(&answer.text, |file, _| {
            let mut functions = Vec::new();
            tests(&file.items, "", &mut functions);
            functions
        })
        .or_else(|refused| match refused {
            // rustc refuses it, with a message.
            Refused::NoRust(..) => Ok(Vec::new()),
            Refused::TooDeep => Err(TooDeep(answer.shown.clone())),
        })?;
        if functions.is_empty() {
            functions.push("main".to_owned());
        }
        Ok(Program { answer, edition, functions, is_replay: false })
    }

    /// Leaves only what a replay is of; `false` where that is not in the program.
    pub fn only(&mut self, replay: &ReplayOf) -> bool {
        self.is_replay = true;
        self.functions.retain(|function| replay.test.as_ref().is_none_or(|test| test == function));
        self.functions.len() == 1
    }

    /// What is explored: the names of its tests, or `main`.
    pub fn functions(&self) -> &[String] {
        &self.functions
    }

    pub(super) fn has_tests(&self) -> bool {
        self.functions != ["main"]
    }

    /// What `--replay` takes for a run of `function`.
    pub fn replay(&self, function: &str, replay: &str) -> String {
        if self.has_tests() { format!("{function}@{replay}") } else { replay.to_owned() }
    }

    /// The program with the one symbol that the runner calls after its last line.
    pub(super) fn instrumented(&self, aliases: &Aliases) -> String {
        let harness = &aliases.harness;
        let export = if self.has_tests() {
            format!("::{harness}::export_tests! {{}}")
        } else {
            format!("::{harness}::export! {{ \"main\" => || ::std::process::Termination::report(main()) }}")
        };
        // `std` is the explorer's already. In edition 2015 a second one by that name is an error.
        let named = format!("#[doc(hidden)]\npub extern crate {harness};");
        format!("{}\nconst _: () = ();\n{named}\n{export}\n", self.answer.text)
    }
}

/// The program's `#[test]` functions, named as libtest does; those that are ignored are not among them.
fn tests(items: &[Item], inside: &str, found: &mut Vec<String>) {
    let has = |attributes: &[Attribute], name: &str| attributes.iter().any(|attribute| attribute.path().is_ident(name));
    for item in items {
        match item {
            Item::Fn(function) if has(&function.attrs, "test") && !has(&function.attrs, "ignore") => {
                found.push(format!("{inside}{}", function.sig.ident));
            }
            Item::Mod(module) => {
                let content = module.content.as_ref().map_or(&[][..], |(_, items)| items);
                tests(content, &format!("{inside}{}::", module.ident), found);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::foreign::{few, rust, text};

    fn program(text: &str) -> Program {
        Program::new(Answer { text: text.to_owned(), shown: "a.rs".to_owned() }, "2024").unwrap()
    }

    #[test]
    fn its_tests_are_explored_or_else_its_main() {
        let functions = |text: &str| program(text).functions().join(" ");
        assert_eq!(functions("fn main() {}"), "main");
        assert_eq!(functions("fn main() { "), "main");
        let tests = "fn main() {}\n#[test] fn a() {}\n#[cfg(test)] mod tests { #[test] #[should_panic] fn b() {}\n\
                     mod deep { #[test] fn c() {} } #[test] #[ignore] fn d() {} fn e() {} }";
        assert_eq!(functions(tests), "a tests::b tests::deep::c");
    }

    #[test]
    fn a_replay_of_a_test_names_it() {
        let mut two = program("#[test] fn a() {}\n#[test] fn b() {}");
        let shown = two.replay("b", "x1");
        assert_eq!(shown, "b@x1");
        let replay: ReplayOf = shown.parse().unwrap();
        assert!(two.only(&replay));
        assert_eq!(two.functions(), ["b"]);
        assert!(!program("#[test] fn a() {}\n#[test] fn b() {}").only(&"x1".parse().unwrap()));
        assert!(!program("fn main() {}").only(&replay));
        assert_eq!(program("fn main() {}").replay("main", "x1"), "x1");
        assert_eq!("a@".parse::<ReplayOf>(), Err(()));
    }

    #[test]
    fn a_replay_of_main_is_the_string_alone() {
        assert!(program("fn main() {}").only(&"x1".parse().unwrap()));
    }

    proptest! {
        #![proptest_config(few())]

        #[test]
        fn of_any_text_something_is_explored(text in rust(), replay in text()) {
            let program = Program::new(Answer { text, shown: "a.rs".to_owned() }, "2024");
            if let Ok(mut program) = program {
                prop_assert!(!program.functions().is_empty());
                for function in program.functions().to_vec() {
                    let shown = program.replay(&function, "ao-1");
                    prop_assert!(program.clone().only(&shown.parse().unwrap()), "{}", shown);
                }
                if let Ok(replay) = replay.parse::<ReplayOf>() {
                    let found = program.only(&replay);
                    prop_assert_eq!(found, program.functions().len() == 1);
                }
            }
        }
    }
}
