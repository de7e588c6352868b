//! The channel's lines, honest and not, in any pieces.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::foreign::{bytes, changed, few, pieces, text};

fn lines(parts: &[&str]) -> Vec<Line> {
    let mut reader = Reader::new("n1".into());
    parts.iter().for_each(|part| reader.push(part.as_bytes()));
    reader.into_lines()
}

#[test]
fn lines_come_in_any_pieces() {
    assert_eq!(
        lines(&["n1\tbeg", "ins\nn1\tfailed\ta\\nb\\\\\\t", "c\n"]),
        [Line::Begins, Line::Failed { message: "a\nb\\\tc".into() }]
    );
}

#[test]
fn without_the_nonce_or_in_another_shape_a_line_is_stray() {
    for line in ["n2\tok\n", "ok\n", "n1\tok\tmore\n", "n1\twaits\tfor\t1\tx\n", "ok", "\u{1b}[2J\n"] {
        assert!(matches!(lines(&[line]).as_slice(), [Line::Stray(_)]), "{line:?}");
    }
}

#[test]
fn an_interrupted_line_says_nothing() {
    for rest in ["n", "n1", "n1\tok"] {
        assert_eq!(lines(&["n1\tbegins\n", rest]), [Line::Begins]);
    }
}

#[test]
fn who_went_on_does_not_wait() {
    let all = lines(&["n1\twaits\ttogether\t1\ta\nn1\twaits\tasleep\t2\tb\nn1\tgoes-on\t1\n"]);
    assert_eq!(waiting(&all), [&Wait { kind: WaitKind::Asleep, tid: 2, sentence: "b".into() }]);
}
#[test]
fn a_line_that_is_too_long_is_a_stray_one_in_whatever_pieces_it_comes() {
    let long = "x".repeat(2 * MAX_LINE);
    let text = format!("n1\tbegins\nn1\tfailed\t{long}\nn1\tok\n");
    for pieces in [vec![text.as_str()], vec![&text[..20], &text[20..]], text.split_inclusive("xx").collect()] {
        let all = lines(&pieces);
        assert!(matches!(&all[..], [Line::Begins, Line::Stray(_), Line::Ok]), "{}", all.len());
    }
}

#[test]
fn however_much_is_told_its_end_is_told_too() {
    let mut reader = Reader::new("n1".into());
    for _ in 0..20_000 {
        reader.push(format!("n1\tpanic\ta\tb\t1\t{}\n", "x".repeat(1000)).as_bytes());
    }
    reader.push(b"n1\tok\n");
    let lines = reader.into_lines();
    assert_eq!((lines.len() < 10_000, lines.last()), (true, Some(&Line::Ok)));
}

/// What an honest harness may send, and what it does not.
const SENT: &str = "n1\tbegins\nn1\twaits\ttogether\t12\tnever\\nmet\nn1\tgoes-on\t12\nn1\tpanic\tworker\tsrc/a.rs\t7\tno\\tpaper\n\
    n1\tfinding\tdeadlock\t\t\t\t\t12\taoe-1.2\trandom\t3\nn1\tthread\tmain\t\t\nn1\tobject\tMutex\ta.rs\t3\t5\t1\nn1\tevent\t0\tlock\t1\t\t-5\t\ta.rs\t7\t40\n\
    n1\tstuck\t0\tlock-wait\t1\t0\ta.rs\t7\ta.rs\t3\nn1\ttest\ttests::a\nn1\ttoo-many-threads\nn1\texplored\t2\t0\t0\t1\t0\t1\nn1\tfailed\tno\nn1\tok\n";

#[test]
fn what_is_sent_is_understood() {
    let all = lines(&[SENT]);
    assert!(all.iter().all(|line| !matches!(line, Line::Stray(_))) && all.len() == SENT.lines().count(), "{all:?}");
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn the_same_bytes_say_the_same_in_any_pieces(
        bytes in prop_oneof![bytes(), changed(SENT)],
        cuts in vec(any::<Index>(), 0..20),
    ) {
        let read = |pieces: &[Vec<u8>]| {
            let mut reader = Reader::new("n1".into());
            pieces.iter().for_each(|piece| reader.push(piece));
            reader.into_lines()
        };
        let whole = read(std::slice::from_ref(&bytes));
        prop_assert!(whole.len() <= bytes.len());
        let one_by_one: Vec<Vec<u8>> = bytes.iter().map(|byte| vec![*byte]).collect();
        prop_assert_eq!(&read(&one_by_one), &whole);
        prop_assert_eq!(&read(&pieces(bytes, &cuts)), &whole);
        waiting(&whole);
    }

    #[test]
    fn a_field_reads_back_as_the_harness_wrote_it(text in text()) {
        let written: String = text.chars().map(|c| match c {
            '\\' => "\\\\".to_owned(),
            '\t' => "\\t".to_owned(),
            '\n' => "\\n".to_owned(),
            '\r' => "\\r".to_owned(),
            c => c.to_string(),
        }).collect();
        prop_assert_eq!(lines(&[&format!("n1\tfailed\t{written}\n")]), [Line::Failed { message: text }]);
    }
}
