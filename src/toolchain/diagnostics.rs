//! What compilers say: rustc's JSON, and the text that trybuild normalises.

use cargo_metadata::diagnostic::{Diagnostic as Json, DiagnosticLevel};

use crate::process::channel::slashed;
use crate::verdict::Diagnostic;

/// The errors and the warnings in rustc's JSON lines, each in its order. Lines that are no JSON, and the compiler's
/// closing remarks, are left out.
pub(super) fn parse(stderr: &str) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let mut errors = Vec::new();
    let mut warnings = Vec::new();
    for json in stderr.lines().filter_map(|line| serde_json::from_str::<Json>(line).ok()) {
        let to = match json.level {
            DiagnosticLevel::Error | DiagnosticLevel::Ice => &mut errors,
            DiagnosticLevel::Warning => &mut warnings,
            _ => continue,
        };
        // "aborting due to 2 previous errors", "3 warnings emitted": no code, no place, and nothing new.
        let is_remark = json.code.is_none() && json.spans.is_empty() && json.children.is_empty();
        // An error that says no more than a remark does is told when it is the only one ("couldn't read the file").
        if !is_remark || (to.is_empty() && json.level == DiagnosticLevel::Error) {
            to.push(diagnostic(json));
        }
    }
    (errors, warnings)
}

fn diagnostic(json: Json) -> Diagnostic {
    let primary = json.spans.iter().find(|span| span.is_primary);
    // The place in the learner's file, not in the macro that it calls.
    let place = primary.map(|span| {
        let mut span = span;
        while let Some(expansion) = &span.expansion {
            span = &expansion.span;
        }
        (slashed(span.file_name.clone()), u32::try_from(span.line_start).unwrap_or(u32::MAX))
    });
    Diagnostic {
        code: json.code.map(|code| code.code),
        message: json.message,
        file: place.as_ref().map(|(file, _)| file.clone()),
        // An empty file has no line.
        line: place.map(|(_, line)| line).filter(|line| *line > 0),
        rendered: json.rendered.map(|rendered| without_files(&rendered)).unwrap_or_default(),
    }
}

/// The drawing without the notes on files that rustc has written: they stand in our scratch folder, and are gone by now.
fn without_files(rendered: &str) -> String {
    const NOTES: [&str; 2] =
        ["the full name for the type has been written to '", "consider using `--verbose` to print"];
    rendered.split_inclusive('\n').filter(|line| !NOTES.iter().any(|note| line.contains(note))).collect()
}

/// Whether a compiler panicked because the system refused it something, such as a thread: std tells such an error's number
/// in one of two forms, and nothing else in a panic's message or backtrace does.
pub(super) fn is_of_the_system(stderr: &str) -> bool {
    ["Os { code: ", "(os error "].iter().any(|form| stderr.contains(form))
}

/// How what a compiler says begins, where it is no message.
pub(super) fn beside_messages(stderr: &str) -> String {
    const LONGEST: usize = 400;
    let lines = stderr.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('{'));
    lines.collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect()
}

/// The errors in a text that trybuild has normalised: `error[E0277]: MESSAGE`, then ` --> FILE:LINE:COLUMN`.
pub fn normalised(text: &str) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    for line in text.lines() {
        if let Some((code, message)) = heading(line) {
            found.push(Diagnostic { code, message, file: None, line: None, rendered: String::new() });
        }
        let Some(last) = found.last_mut() else { continue };
        if let (None, Some(place)) = (&last.file, line.trim_start().strip_prefix("--> ")) {
            let mut parts = place.rsplitn(3, ':');
            let (_column, number, file) = (parts.next(), parts.next(), parts.next());
            last.file = file.map(str::to_owned);
            last.line = number.and_then(|number| number.parse().ok());
        }
        last.rendered.push_str(line);
        last.rendered.push('\n');
    }
    found
}

fn heading(line: &str) -> Option<(Option<String>, String)> {
    let rest = line.strip_prefix("error")?;
    match rest.strip_prefix('[') {
        Some(rest) => {
            let (code, message) = rest.split_once("]: ")?;
            Some((Some(code.to_owned()), message.to_owned()))
        }
        None => rest.strip_prefix(": ").map(|message| (None, message.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::foreign::{changed_text, few, text};

    #[test]
    fn a_drawing_names_no_file_of_ours() {
        let drawn = "  = note: required by this\n  = note: the full name for the type has been written to '/scratch/a.txt'\n  \
                     = note: consider using `--verbose` to print the full type name to the console\n  = help: move it\n";
        assert_eq!(without_files(drawn), "  = note: required by this\n  = help: move it\n");
    }

    #[test]
    fn normalised_text_has_codes_and_lines() {
        let text = "error[E0277]: `Rc<u32>` cannot be sent\n --> misuse/rc.rs:7:5\n  |\n7 |     run();\n\nerror: lifetime may not live long enough\n  --> misuse/rc.rs:12:9\n";
        let found: Vec<_> =
            normalised(text).into_iter().map(|found| (found.code, found.message, found.file, found.line)).collect();
        let file = || Some("misuse/rc.rs".to_owned());
        assert_eq!(
            found,
            [
                (Some("E0277".to_owned()), "`Rc<u32>` cannot be sent".to_owned(), file(), Some(7)),
                (None, "lifetime may not live long enough".to_owned(), file(), Some(12)),
            ]
        );
    }

    #[test]
    fn a_compiler_that_panics_for_want_of_a_thread_is_told_from_one_that_a_program_breaks() {
        let refused = "\nthread 'main' panicked at compiler/x.rs:1:2:\ncalled `Result::unwrap()` on an `Err` value: Os { \
                       code: 11, kind: WouldBlock, message: \"Resource temporarily unavailable\" }\n";
        assert!(is_of_the_system(refused) && is_of_the_system("failed to spawn: no (os error 11)"));
        assert!(beside_messages(refused).starts_with("thread 'main' panicked at compiler/x.rs:1:2: called"));
        assert!(!is_of_the_system("thread 'rustc' panicked at compiler/x.rs:1:2:\nindex out of bounds\n"));
    }

    /// A message as rustc tells it, of a macro.
    const JSON: &str = r#"{"$message_type":"diagnostic","message":"mismatched types","code":{"code":"E0308","explanation":null},"level":"error","spans":[{"file_name":"<std macros>","byte_start":1,"byte_end":2,"line_start":3,"line_end":3,"column_start":1,"column_end":2,"is_primary":true,"text":[{"text":"é","highlight_start":1,"highlight_end":2}],"label":null,"suggested_replacement":null,"suggestion_applicability":null,"expansion":{"span":{"file_name":"a.rs","byte_start":40,"byte_end":41,"line_start":9,"line_end":9,"column_start":1,"column_end":2,"is_primary":false,"text":[],"label":null,"suggested_replacement":null,"suggestion_applicability":null,"expansion":null},"macro_decl_name":"vec!","def_site_span":null}}],"children":[{"message":"help","code":null,"level":"help","spans":[],"children":[],"rendered":null}],"rendered":"error[E0308]\\n"}"#;

    #[test]
    fn a_message_stands_where_the_learner_wrote_the_macro() {
        let (errors, warnings) = parse(JSON);
        let found: Vec<_> =
            errors.iter().map(|error| (error.code.as_deref(), error.file.as_deref(), error.line)).collect();
        assert_eq!((found, warnings.len()), (vec![(Some("E0308"), Some("a.rs"), Some(9))], 0));
    }

    proptest! {
        #![proptest_config(few())]

        #[test]
        fn any_message_is_read_or_left_out(text in prop_oneof![changed_text(JSON), text()]) {
            let (errors, warnings) = parse(&text);
            prop_assert!(errors.len() + warnings.len() <= text.lines().count());
        }

        #[test]
        fn any_normalised_text_is_read(
            text in prop_oneof![
                text(),
                changed_text("error[E0277]: `Rc<u32>` cannot be sent\n --> misuse/rc.rs:7:5\n  |\n\nerror: no\n  --> a:1:2\n"),
            ],
        ) {
            let found = normalised(&text);
            let kept: usize = found.iter().map(|found| found.rendered.lines().count()).sum();
            prop_assert!(kept <= text.lines().count());
            prop_assert!(found.iter().all(|found| found.rendered.starts_with("error")));
        }
    }
}
