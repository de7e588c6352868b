//! Compile-fail cases: programs that use an answer from outside and must not compile, each for a reason that it states.

use super::expectation::is_error_code;
use super::fault::{CourseFaults, Faults};
use super::textfile::{TextFile, opening_comment, rust_stem};
use super::{Text, source::Source};

/// What begins a mark.
pub(crate) const MARK: &str = "//~";

/// A program that must not compile against an answer.
#[derive(Clone, Debug)]
pub struct Case {
    /// The stem of its file.
    pub name: String,
    /// Its file, relative to the course's root.
    pub path: String,
    /// The program.
    pub text: Text,
    /// What it is about: its opening comment, as a paragraph.
    pub about: String,
    /// What the compiler must say, and where; at least one.
    pub marks: Vec<Mark>,
    /// What trybuild made of the solution's messages, where the course keeps it.
    pub stderr: Option<Text>,
}

/// What the compiler must say of one line: all codes and all messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The line, from 1.
    pub line: u32,
    /// Error codes: `E0277`.
    pub codes: Vec<String>,
    /// Parts of messages, for errors without a code.
    pub messages: Vec<String>,
}

impl Case {
    /// Reads a case; `path` names it.
    ///
    /// # Errors
    /// Marks that say nothing, or none at all.
    pub fn parse(path: &str, text: impl Into<Text>) -> Result<Case, CourseFaults> {
        let mut faults = Faults::default();
        let case = case(&TextFile::new(path, text), None, &mut faults);
        faults.into_result(path, case)
    }
}

/// Reads the compile-fail cases in a folder, which may be missing.
pub(super) fn cases(source: &Source, dir: &str, faults: &mut Faults) -> Vec<Case> {
    let names = source.names(dir);
    let mut cases = Vec::new();
    for name in &names {
        let path = format!("{dir}/{name}");
        if let Some(stem) = rust_stem(name) {
            let expected = format!("{stem}.stderr");
            let stderr = if names.contains(&expected) {
                faults.read(source, format!("{dir}/{expected}")).map(|file| file.text)
            } else {
                None
            };
            cases.extend(faults.read(source, path).and_then(|file| case(&file, stderr, faults)));
        } else if let Some(stem) = name.strip_suffix(".stderr") {
            if !names.contains(&format!("{stem}.rs")) {
                let help = format!("write {stem}.rs beside it, or remove it");
                faults.push_path(source, &path, "this .stderr has no case", help);
            }
        } else {
            let help = "a folder of cases has .rs files, and .stderr files beside them; remove it";
            faults.push_path(source, &path, "this is no compile-fail case", help);
        }
    }
    cases
}

fn case(file: &TextFile, stderr: Option<Text>, faults: &mut Faults) -> Option<Case> {
    let before = faults.count();
    let name = faults.stem(file)?;
    let mut marks = Vec::new();
    for (number, start, line) in file.lines() {
        let Some(at) = line.find(MARK) else { continue };
        let said = &line[at + MARK.len()..];
        let mut fault = |message: &str, help: &str| {
            faults.push(file.fault(start + at..start + line.trim_end().len(), message, help));
        };
        if line[..at].trim().is_empty() {
            fault("this mark stands on no code", "write it at the end of the line that must not compile");
            continue;
        }
        match mark(number, said) {
            Ok(mark) => marks.push(mark),
            Err(why) => fault(&why, "write error codes or parts of messages: //~ E0277 \"may not live\""),
        }
    }
    if marks.is_empty() && faults.count() == before {
        let help = "mark each line that must not compile, at its end: //~ E0277";
        faults.push(file.fault(0..0, "this case says no error that it is about", help));
    }
    let about = opening_comment(&file.text, &["//!", "//"]);
    let whole = faults.count() == before;
    whole.then(|| Case { name, path: file.path.clone(), text: file.text.clone(), about, marks, stderr })
}

/// Reads what stands after `//~`.
fn mark(line: u32, said: &str) -> Result<Mark, String> {
    let mut mark = Mark { line, codes: Vec::new(), messages: Vec::new() };
    let mut rest = said.trim();
    while !rest.is_empty() {
        if let Some(quoted) = rest.strip_prefix('"') {
            let (message, after) = quoted.split_once('"').ok_or("this message has no closing quote")?;
            if message.trim().is_empty() {
                return Err("this message is empty".into());
            }
            mark.messages.push(message.to_owned());
            rest = after.trim_start();
        } else {
            let (word, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
            if !is_error_code(word) {
                return Err(format!("`{word}` is no error code"));
            }
            mark.codes.push(word.to_owned());
            rest = after.trim_start();
        }
    }
    if mark.codes.is_empty() && mark.messages.is_empty() { Err("this mark says nothing".into()) } else { Ok(mark) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_codes_and_messages_at_the_end_of_a_line() {
        let text =
            "// A guard does not\n// travel.\nuse a::b;\nb(x); //~ E0277 E0373\nc(y); //~ \"may not live\" E0597\n";
        let case = Case::parse("checks/c/a/misuse/guard_travels.rs", text).unwrap();
        assert_eq!(case.name, "guard_travels");
        assert_eq!(case.about, "A guard does not travel.");
        let mark = |line, codes: &[&str], messages: &[&str]| Mark {
            line,
            codes: codes.iter().map(|code| code.to_string()).collect(),
            messages: messages.iter().map(|message| message.to_string()).collect(),
        };
        assert_eq!(case.marks, [mark(4, &["E0277", "E0373"], &[]), mark(5, &["E0597"], &["may not live"])]);
    }

    #[test]
    fn a_case_without_a_readable_mark_is_at_fault() {
        let said = |text: &'static str| Case::parse("a.rs", text).unwrap_err().to_string();
        assert_eq!(
            said("f(); //~\ng(); //~ E27\n //~ E0277\nh(); //~ \"open\ni(); //~^ E0277\n"),
            r#"error: this mark says nothing
 --> a.rs:1:6
  |
1 | f(); //~
  |      ^^^
  |
  = help: write error codes or parts of messages: //~ E0277 "may not live"

error: `E27` is no error code
 --> a.rs:2:6
  |
2 | g(); //~ E27
  |      ^^^^^^^
  |
  = help: write error codes or parts of messages: //~ E0277 "may not live"

error: this mark stands on no code
 --> a.rs:3:2
  |
3 |  //~ E0277
  |  ^^^^^^^^^
  |
  = help: write it at the end of the line that must not compile

error: this message has no closing quote
 --> a.rs:4:6
  |
4 | h(); //~ "open
  |      ^^^^^^^^^
  |
  = help: write error codes or parts of messages: //~ E0277 "may not live"

error: `^` is no error code
 --> a.rs:5:6
  |
5 | i(); //~^ E0277
  |      ^^^^^^^^^^
  |
  = help: write error codes or parts of messages: //~ E0277 "may not live"

5 faults in the course"#
        );
        assert_eq!(
            said("fn main() {}\n"),
            r#"error: this case says no error that it is about
 --> a.rs:1:1
  |
1 | fn main() {}
  | ^
  |
  = help: mark each line that must not compile, at its end: //~ E0277

1 fault in the course"#
        );
    }
}
