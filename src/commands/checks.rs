//! `threadlings checks`: what verifies an exercise, to read.

use super::place::{course_here, find_exercise};
use super::{CommandError, Exit};
use crate::course::Kind;
use crate::ui::shell::Shell;
use crate::ui::style;

pub(super) fn checks(name: &str, shell: &mut Shell) -> Result<Exit, CommandError> {
    let course = course_here()?;
    let exercise = find_exercise(&course, name)?;
    let Kind::Checked(checked) = &exercise.kind else {
        let text = format!("{name} is verified by its own tests and its `main`: see {}\n", exercise.path());
        shell.out(&text);
        return Ok(Exit::Passed);
    };
    let mut text = file(&checked.checks.path, &checked.checks.text);
    for case in &checked.cases {
        text.push_str(&file(&case.path, &case.text));
        if let Some(stderr) = &case.stderr {
            text.push_str(&file(&case.path.replace(".rs", ".stderr"), stderr));
        }
    }
    shell.out(&text);
    Ok(Exit::Passed)
}

fn file(path: &str, text: &str) -> String {
    format!("{}\n\n{}\n\n", style::heading(path), text.trim_end())
}
