//! What is typed at the fixture course, what is said to it, and how it ends.

mod check_all;
mod init;
mod known;
mod learn;
mod progress;
mod usage;

use crate::program::Test;

/// The learner's file of `sum1` in the course's own folder.
pub(crate) const SUM1: &str = "learn/exercises/01_plain/sum1.rs";

/// A right answer to `sum1`.
pub(crate) const RIGHT: &str = "pub fn total() -> u32 {\n    7\n}\n\nfn main() {\n    println!(\"seven\");\n}\n";

/// The fixture course with its `learn/`, as after the first start.
pub(crate) fn started() -> Test {
    let test = Test::in_the_course();
    test.run(&["goto", "sum1"]).is(0, "the current exercise is sum1: learn/exercises/01_plain/sum1.rs\n", "");
    test
}
