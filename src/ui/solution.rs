//! A right answer beside the learner's own: what differs, as a diff.

use similar::{ChangeTag, TextDiff};

use super::{style, text};
use crate::course::Exercise;

/// Lines of the same text that are shown around a change.
const CONTEXT: usize = 3;

/// The lines that turn `yours` into `solution`: `-` before those that are only in yours, `+` before those that are only
/// in the solution, three of the same around them.
pub fn diff(yours: &str, solution: &str) -> String {
    if yours == solution {
        return "Your program is the solution, word for word.\n".to_owned();
    }
    let diff = TextDiff::from_lines(yours, solution);
    let mut out = format!("{}\n{}\n", style::removed("- only in yours"), style::added("+ only in the solution"));
    for group in diff.grouped_ops(CONTEXT) {
        let first = group.first().map_or(0, |op| op.new_range().start) + 1;
        out.push_str(&format!("\n{}\n", style::dim(&format!("line {first} of the solution:"))));
        for op in &group {
            for change in diff.iter_changes(op) {
                let line = text::visible(change.value().trim_end_matches(['\n', '\r']));
                let painted = match change.tag() {
                    ChangeTag::Delete => style::removed(&format!("- {line}")),
                    ChangeTag::Insert => style::added(&format!("+ {line}")),
                    ChangeTag::Equal => format!("  {line}"),
                };
                out.push_str(painted.trim_end());
                out.push('\n');
            }
        }
    }
    out
}

/// What is said where the course has no right answer.
pub fn none(exercise: &Exercise) -> String {
    format!(
        "{} is not there, or holds no solution yet: `rustlings init` leaves that out, and rustlings fills it in after a \
         pass of its own",
        exercise.solution_path()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_is_said_to_be_the_same() {
        assert_eq!(diff("a\n", "a\n"), "Your program is the solution, word for word.\n");
    }

    #[test]
    fn a_diff_shows_each_side_and_what_stands_around() {
        let yours = "one\ntwo\nthree\nfour\nfive\nsix\n";
        let solution = "one\ntwo\nthree\nfour\nFIVE\nsix\n";
        assert_eq!(
            diff(yours, solution),
            "- only in yours
+ only in the solution

line 2 of the solution:
  two
  three
  four
- five
+ FIVE
  six
"
        );
    }
}
