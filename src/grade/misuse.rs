//! The compile-fail cases: judged by what they intend, so that every compiler says the same.

use super::Answer;
use super::compile::over_limit;
use crate::course::misuse::{MARK, Mark};
use crate::course::{Case, ExerciseName};
use crate::process::{Cancel, Limits};
use crate::toolchain::{CaseText, Cases, Kit, Stopped, Toolchain, ToolchainError, normalised};
use crate::verdict::{Diagnostic, MisuseCompiles, Verdict, WrongError};

/// What came of each case, in the course's order: `None` where it was refused as intended.
pub(super) fn run_all(
    toolchain: &Toolchain,
    kit: &Kit,
    exercise: &ExerciseName,
    cases: &[Case],
    answer: &Answer,
    limits: &Limits,
    cancel: &Cancel,
) -> Result<Vec<Option<Verdict>>, ToolchainError> {
    let all = Cases {
        exercise: exercise.as_str(),
        answer: &answer.text,
        cases: cases.iter().map(|case| (case.name.as_str(), case.text.as_ref())).collect(),
    };
    Ok(match all.run(toolchain, kit, limits.clone(), cancel)? {
        Ok(texts) => {
            let source = all.source();
            cases.iter().zip(texts).map(|(case, text)| judge(case, text, (&source, &answer.shown))).collect()
        }
        Err(stopped) => {
            let verdict = match stopped {
                Stopped::By(limit) => over_limit(limit, limits),
                Stopped::Crashed => Verdict::grader_error(
                    "the compiler crashed on the compile-fail cases",
                    "run it again; if it happens again, please report it",
                ),
            };
            vec![Some(verdict)]
        }
    })
}

/// A case is refused as intended when each of its marks has an error that it names, on its line, and there is no error
/// anywhere else. `answer` is the answer's file as the compiler calls it and as the learner does.
fn judge(case: &Case, text: CaseText, answer: (&str, &str)) -> Option<Verdict> {
    let (name, file, about) = (case.name.clone(), case.path.clone(), case.about.clone());
    let expected = case.marks.iter().map(|mark| expected(case, mark)).collect();
    let Some(text) = text else {
        return Some(Verdict::MisuseCompiles(MisuseCompiles { case: name, file, about, expected }));
    };
    let found: Vec<Diagnostic> = normalised(&text);
    let own_file = format!("misuse/{}.rs", case.name);
    let meets = |mark: &Mark, error: &Diagnostic| {
        error.file.as_deref() == Some(&own_file)
            && error.line == Some(mark.line)
            && (error.code.as_ref().is_some_and(|code| mark.codes.contains(code))
                || mark.messages.iter().any(|text| error.message.contains(text.as_str())))
    };
    let all_marks = case.marks.iter().all(|mark| found.iter().any(|error| meets(mark, error)));
    let nothing_else = found.iter().all(|error| case.marks.iter().any(|mark| meets(mark, error)));
    if all_marks && nothing_else {
        return None;
    }
    let found = found.into_iter().map(|mut error| {
        for (file, known_by) in [(own_file.as_str(), case.path.as_str()), answer] {
            if error.file.as_deref() == Some(file) {
                error.file = Some(known_by.to_owned());
            }
            error.rendered = error.rendered.replace(file, known_by);
        }
        error
    });
    Some(Verdict::WrongError(WrongError { case: name, file, about, expected, found: found.collect() }))
}

/// ``line 8, `spawn(job);`: E0277``.
fn expected(case: &Case, mark: &Mark) -> String {
    let texts = mark.messages.iter().map(|text| format!("\"{text}\""));
    let what: Vec<String> = mark.codes.iter().cloned().chain(texts).collect();
    let line = case.text.lines().nth(mark.line as usize - 1).unwrap_or_default();
    let code = line.split(MARK).next().unwrap_or_default().trim();
    let code = if code.is_empty() { String::new() } else { format!(", `{code}`") };
    format!("line {}{code}: {}", mark.line, what.join(" or "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::VerdictKind;

    fn judged(text: Option<&str>) -> Option<VerdictKind> {
        let case = Case {
            name: "rc".into(),
            path: "checks/c/e/misuse/rc.rs".into(),
            text: "".into(),
            about: "an Rc in another thread".into(),
            marks: vec![Mark { line: 7, codes: vec!["E0277".into()], messages: Vec::new() }],
            stderr: None,
        };
        judge(&case, text.map(str::to_owned), ("src/abc.rs", "answer.rs")).map(|verdict| verdict.kind())
    }

    #[test]
    fn a_case_is_judged_by_code_and_line_and_not_by_wording() {
        assert_eq!(judged(Some("error[E0277]: any words\n --> misuse/rc.rs:7:5\n")), None);
        let twice = "error[E0277]: one\n --> misuse/rc.rs:7:5\n\nerror[E0277]: two\n --> misuse/rc.rs:7:9\n";
        assert_eq!(judged(Some(twice)), None);
    }

    #[test]
    fn another_line_another_code_another_file_or_one_error_more_is_wrong() {
        for text in [
            "error[E0277]: any words\n --> misuse/rc.rs:8:5\n",
            "error[E0382]: any words\n --> misuse/rc.rs:7:5\n",
            "error[E0277]: any words\n --> src/abc.rs:7:5\n",
            "error[E0277]: any words\n --> misuse/rc.rs:7:5\n\nerror: more\n --> misuse/rc.rs:9:1\n",
            "",
        ] {
            assert_eq!(judged(Some(text)), Some(VerdictKind::WrongError), "{text}");
        }
    }

    #[test]
    fn a_case_that_compiles_is_said_so() {
        assert_eq!(judged(None), Some(VerdictKind::MisuseCompiles));
    }
}
