//! This expert counts the questions, in a Cell. All observers ask at the same time, and some of the
//! questions would be lost. So count has to refuse it.

use std::cell::Cell;

use quiz1::count;

fn main() {
    let questions = Cell::new(0);
    let expert = move |bird: &str| {
        questions.set(questions.get() + 1);
        bird == "crane"
    };
    count(Vec::new(), expert); //~ E0277
}
