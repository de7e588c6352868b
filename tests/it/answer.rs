//! One answer to an exercise of the fixture course, and what was said of it.

use serde_json::{Map, Value, json};

use crate::program::{Ran, Test, same};
use crate::remains;

/// Grades `text` as the answer to an exercise of the fixture course. Afterwards nothing may be left.
#[track_caller]
pub(crate) fn judge(exercise: &str, text: impl AsRef<[u8]>) -> Judged {
    let test = Test::in_the_course();
    test.write("answer.rs", text);
    judge_in(&test, exercise)
}

/// The same, where what is called `answer.rs` stands there already.
#[track_caller]
pub(crate) fn judge_in(test: &Test, exercise: &str) -> Judged {
    let ran = test.run(&["run", exercise, "--answer", "answer.rs", "--format", "json"]);
    remains::nothing(test);
    Judged::of(&ran, exercise)
}

/// What `run --format json` said of an answer.
pub(crate) struct Judged {
    /// The document.
    pub(crate) document: Value,
}

impl Judged {
    /// Reads the document, and panics where its parts contradict each other.
    #[track_caller]
    pub(crate) fn of(ran: &Ran, exercise: &str) -> Judged {
        let document = ran.json();
        let verdict = document["verdict"].as_str().expect("a verdict").to_owned();
        let code = match verdict.as_str() {
            "passed" => 0,
            "grader-error" => 4,
            _ => 1,
        };
        assert_eq!((ran.code(), ran.stderr.as_str()), (Some(code), ""), "{document:#}");
        let frame = ["schema", "exercise", "answer", "passed"].map(|key| document[key].clone());
        assert_eq!(frame, [json!(1), json!(exercise), json!("answer.rs"), json!(verdict == "passed")]);
        assert!(document["millis"].is_u64() && document["stages"].is_array(), "{document:#}");
        Judged { document }
    }

    /// Panics unless the verdict and its whole detail are these. What compilers draw is left out here, but must show
    /// nothing of what we add to an answer.
    #[track_caller]
    pub(crate) fn is(&self, verdict: &str, detail: Value) -> &Judged {
        let mut found = self.document["detail"].clone();
        drawn(&mut found).iter().for_each(|drawn| nothing_of_ours(drawn));
        let pretty = |verdict: &Value, detail: &Value| format!("{verdict} {detail:#}\n");
        same(&pretty(&self.document["verdict"], &found), &pretty(&json!(verdict), &detail));
        self
    }

    /// What the compiler has drawn, without colours.
    pub(crate) fn drawn(&self) -> String {
        drawn(&mut self.document["detail"].clone()).concat()
    }

    /// What `main` printed to standard output.
    #[track_caller]
    pub(crate) fn printed(&self) -> &str {
        self.document["output"]["stdout"].as_str().expect("main was run")
    }
}

/// Takes each message as the compiler has drawn it out of a detail; without colours.
fn drawn(detail: &mut Value) -> Vec<String> {
    let lists = ["diagnostics", "found"];
    let lists = detail.as_object_mut().into_iter().flat_map(Map::iter_mut).filter(|(key, _)| lists.contains(&&***key));
    let diagnostics = lists.filter_map(|(_, list)| list.as_array_mut()).flatten();
    let drawn = diagnostics.filter_map(|diagnostic| diagnostic.as_object_mut()?.remove("rendered"));
    drawn.map(|text| plain(text.as_str().expect("a text"))).collect()
}

/// Without colours.
fn plain(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    first + &parts.map(|part| part.split_once('m').map_or(part, |(_, rest)| rest)).collect::<String>()
}

#[track_caller]
fn nothing_of_ours(drawn: &str) {
    for ours in ["const _: () = ();", "extern crate", "mod checks", "export!", "threadlings_enter", "/scratch/"] {
        let theirs = ours == "extern crate" && drawn.contains("extern crate self");
        assert!(theirs || !drawn.contains(ours), "this shows what is appended to an answer:\n{drawn}");
    }
}

/// A diagnostic of the answer's file.
pub(crate) fn diagnostic(code: Option<&str>, message: &str, line: u32) -> Value {
    json!({"code": code, "message": message, "file": "answer.rs", "line": line})
}

/// A thread that waits, for another one where that is known.
pub(crate) fn thread(name: &str, waits_on: &str, waits_for: Option<&str>) -> Value {
    json!({"name": name, "waits_on": waits_on, "waits_for": waits_for, "file": null, "line": null})
}
