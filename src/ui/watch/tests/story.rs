//! What the watcher does, one story a test.

use super::*;
use crate::grade::Stage;
use crate::ui::watch::model::{Answer, Overlay, Prompt, ShownHint};
use crate::verdict::{GraderError, VerdictKind};

const NOTHING: Vec<Effect> = Vec::new();

fn go_to(exercise: usize) -> Vec<Effect> {
    vec![Effect::SetCurrent(exercise), Effect::ReadAnswer]
}

#[test]
fn a_change_has_the_file_read_and_a_new_text_checked() {
    let mut watcher = watcher();
    assert_eq!(watcher.hears(Event::FileChanged), [Effect::ReadAnswer]);
    assert_eq!(watcher.reads("one"), [check(1)]);
    assert_eq!(watcher.gets(1, deadlock()), [record(deadlock())]);
    assert_eq!(watcher.shows(), Some("deadlock"));
    assert_eq!(watcher.reads("two"), [check(2)]);
}

#[test]
fn a_save_during_a_check_cancels_it_and_starts_again_when_it_has_ended() {
    let mut watcher = watcher();
    watcher.reads("one");
    assert_eq!(watcher.reads("two"), [Effect::Cancel]);
    assert_eq!(watcher.reads("three"), NOTHING);
    assert_eq!(watcher.hears(Event::Ended { run: 1 }), [check(2)]);
    assert_eq!(watcher.gets(2, passed()), [record(passed())]);
    assert_eq!(watcher.model.judged, Some(Identity("three".into())));
}

#[test]
fn a_verdict_on_a_text_that_was_saved_over_is_not_shown_and_not_recorded() {
    let mut watcher = watcher();
    watcher.reads("one");
    watcher.reads("two");
    let stale = Event::Verdict { run: 1, report: Box::new(report(passed())) };
    assert_eq!(watcher.hears(stale.clone()), NOTHING);
    watcher.hears(Event::Ended { run: 1 });
    assert_eq!(watcher.hears(stale), NOTHING);
    assert_eq!(watcher.shows(), None);
}

#[test]
fn the_same_bytes_are_not_checked_again_before_nor_after_the_verdict() {
    let mut watcher = watcher();
    watcher.reads("one");
    assert_eq!(watcher.reads("one"), NOTHING);
    watcher.gets(1, deadlock());
    assert_eq!(watcher.reads("one"), NOTHING);
}

#[test]
fn a_text_that_comes_back_while_another_is_checked_is_checked() {
    let mut watcher = watcher();
    watcher.reads("one");
    assert_eq!(watcher.reads("two"), [Effect::Cancel]);
    assert_eq!(watcher.reads("one"), NOTHING);
    assert_eq!(watcher.hears(Event::Ended { run: 1 }), [check(2)]);
    assert_eq!(watcher.reads("one"), NOTHING);
    watcher.gets(2, deadlock());
    assert_eq!(watcher.model.judged, Some(Identity("one".into())));
}

#[test]
fn r_checks_the_same_bytes_again_also_during_a_check() {
    let mut watcher = watcher();
    watcher.reads("one");
    assert_eq!(watcher.press('r'), [Effect::Cancel, Effect::Forget(0), Effect::ReadAnswer]);
    assert_eq!(watcher.reads("one"), NOTHING);
    assert_eq!(watcher.hears(Event::Ended { run: 1 }), [check(2)]);
    watcher.gets(2, deadlock());
    assert_eq!(watcher.press('r'), [Effect::Forget(0), Effect::ReadAnswer]);
    assert_eq!(watcher.reads("one"), [check(3)]);
}

#[test]
fn what_is_saved_before_the_grader_is_ready_is_checked_once_it_is() {
    let mut watcher = watcher();
    watcher.hears(Event::Preparing("building the harness".into()));
    assert_eq!(watcher.reads("one"), NOTHING);
    assert_eq!(watcher.reads("two"), NOTHING);
    assert_eq!(watcher.hears(Event::Prepared), [check(1)]);
}

#[test]
fn a_grader_that_cannot_be_prepared_is_said_and_tried_again_by_r_or_a_save_but_not_by_itself() {
    let error = GraderError { message: "failed to find rustc".into(), advice: "install it".into() };
    let mut watcher = watcher();
    watcher.hears(Event::Preparing("looking for rustc".into()));
    watcher.reads("one");
    assert_eq!(watcher.hears(Event::PrepareFailed(error.clone())), NOTHING);
    assert_eq!(watcher.shows(), Some("grader-error"));
    assert_eq!(watcher.reads("one"), NOTHING);
    assert_eq!(watcher.reads("two"), [Effect::Prepare]);
    watcher.hears(Event::PrepareFailed(error));
    watcher.press('r');
    assert_eq!(watcher.reads("two"), [Effect::Prepare]);
    assert_eq!(watcher.hears(Event::Prepared), [check(1)]);
}

#[test]
fn n_goes_on_after_a_pass() {
    let mut watcher = watcher();
    watcher.passes();
    assert_eq!(watcher.press('n'), go_to(1));
    assert_eq!((watcher.model.current, watcher.shows()), (1, None));
    assert_eq!(watcher.reads("broken"), [Effect::StartCheck { run: 2, exercise: 1 }]);
}

#[test]
fn n_before_a_pass_asks_and_only_yes_skips() {
    let mut watcher = watcher();
    assert_eq!(watcher.press('n'), NOTHING);
    assert_eq!(watcher.model.prompt, Some(Prompt::Skip));
    assert_eq!(watcher.press('n'), NOTHING);
    assert_eq!(watcher.model.prompt, None);
    watcher.press('n');
    assert_eq!(watcher.press('y'), go_to(1));
    assert!(!watcher.model.items[0].done);
}

#[test]
fn n_from_the_last_goes_round_to_the_first_that_is_open() {
    let mut watcher = watcher();
    watcher.hears(Event::Progress(vec![true, false, true]));
    watcher.model.current = 2;
    assert_eq!(watcher.press('n'), go_to(1));
}

#[test]
fn n_on_the_last_open_exercise_says_so() {
    let mut watcher = watcher();
    watcher.hears(Event::Progress(vec![false, true, true]));
    assert_eq!(watcher.press('n'), NOTHING);
    assert_eq!(watcher.model.notices, ["This is the last exercise that is not done."]);
}

#[test]
fn a_pass_answers_the_question_whether_to_skip() {
    let mut watcher = watcher();
    watcher.reads("one");
    watcher.press('n');
    watcher.gets(1, passed());
    assert_eq!(watcher.model.prompt, None);
}

#[test]
fn going_on_during_a_check_stops_it_and_starts_the_next_when_it_has_ended() {
    let mut watcher = watcher();
    watcher.passes();
    watcher.reads("wrong");
    assert_eq!(watcher.press('n'), [vec![Effect::Cancel], go_to(1)].concat());
    assert_eq!(watcher.reads("broken"), NOTHING);
    let late = Event::Verdict { run: 2, report: Box::new(report(deadlock())) };
    assert_eq!(watcher.hears(late), NOTHING);
    assert_eq!(watcher.hears(Event::Ended { run: 2 }), [Effect::StartCheck { run: 3, exercise: 1 }]);
}

#[test]
fn keys_work_during_a_check_and_do_not_disturb_it() {
    let mut watcher = watcher();
    watcher.reads("one");
    assert_eq!(watcher.press('h'), [Effect::ShowHint(0)]);
    watcher.press('?');
    assert_eq!(watcher.model.overlay, Some(Overlay::Help));
    watcher.press('l');
    assert!(watcher.model.picker.is_some());
    watcher.hears(Event::Stage { run: 1, stage: Stage::Checks });
    assert_eq!(watcher.gets(1, deadlock()), [record(deadlock())]);
    assert_eq!(watcher.hears(Event::Key(Key::Interrupt)), [Effect::Quit(0)]);
}

#[test]
fn hints_add_up_and_the_last_is_shown_once() {
    let mut watcher = watcher();
    let hint = |n: u32| ShownHint { label: format!("hint {n} of 2"), text: "…".into() };
    for n in [1, 2, 2] {
        watcher.hears(Event::Hint(hint(n)));
    }
    assert_eq!(watcher.model.hints, [hint(1), hint(2)]);
}

#[test]
fn x_asks_and_a_reset_is_read_and_said() {
    let mut watcher = watcher();
    watcher.reads("mine");
    watcher.gets(1, deadlock());
    assert_eq!(watcher.press('x'), NOTHING);
    assert_eq!(watcher.hears(Event::Key(Key::Enter)), NOTHING);
    watcher.press('x');
    assert_eq!(watcher.press('y'), [Effect::Reset(0)]);
    let kept = "learn/.threadlings/kept/threads1-1.rs";
    assert_eq!(watcher.hears(Event::WasReset(Some(kept.into()))), [Effect::ReadAnswer]);
    assert_eq!(
        watcher.model.notices,
        ["threads1 is as it was at first; what you wrote is kept in learn/.threadlings/kept/threads1-1.rs."]
    );
    assert_eq!(watcher.reads("broken"), [check(2)]);
}

#[test]
fn s_asks_before_a_pass_and_not_after_it_and_takes_the_solution_away_again() {
    let mut watcher = watcher();
    assert_eq!(watcher.press('s'), NOTHING);
    assert_eq!(watcher.press('y'), [Effect::ShowSolution(0)]);
    watcher.hears(Event::Solution("+ join".into()));
    assert_eq!(watcher.press('s'), NOTHING);
    assert_eq!(watcher.model.solution, None);
    watcher.passes();
    assert_eq!(watcher.press('s'), [Effect::ShowSolution(0)]);
}

#[test]
fn a_file_that_an_editor_moves_away_for_a_moment_is_no_matter() {
    let mut watcher = watcher();
    watcher.reads("one");
    watcher.gets(1, deadlock());
    assert_eq!(watcher.hears(Event::AnswerRead(Snapshot::Missing)), [Effect::BePatient]);
    assert_eq!(watcher.reads("two"), [check(2)]);
    assert_eq!(watcher.hears(Event::PatienceOver), NOTHING);
    assert_eq!(watcher.shows(), Some("deadlock"));
}

#[test]
fn a_deleted_file_is_said_and_checked_when_it_is_back() {
    let mut watcher = watcher();
    watcher.reads("one");
    watcher.gets(1, deadlock());
    watcher.reads("two");
    assert_eq!(watcher.hears(Event::AnswerRead(Snapshot::Missing)), [Effect::BePatient]);
    assert_eq!(watcher.hears(Event::AnswerRead(Snapshot::Missing)), NOTHING);
    assert_eq!(watcher.hears(Event::PatienceOver), [Effect::Cancel]);
    assert_eq!((watcher.model.answer.clone(), watcher.shows()), (Answer::Missing { said: true }, None));
    assert_eq!(watcher.hears(Event::Ended { run: 2 }), NOTHING);
    assert_eq!(watcher.reads("two"), [check(3)]);
}

#[test]
fn check_all_goes_through_the_course_records_and_sums_up() {
    let mut watcher = watcher();
    watcher.reads("one");
    watcher.gets(1, deadlock());
    assert_eq!(watcher.press('c'), [Effect::StartAll { run: 2 }]);
    for (exercise, verdict) in [(0, deadlock()), (1, passed()), (2, passed())] {
        watcher.hears(Event::AllStarted { run: 2, exercise });
        let effects = watcher.hears(Event::AllVerdict { run: 2, exercise, verdict: verdict.clone(), trace: None });
        assert_eq!(effects, [Effect::Record { exercise, verdict: Box::new(verdict), trace: None }]);
    }
    assert_eq!(watcher.hears(Event::Ended { run: 2 }), NOTHING);
    let results = vec![(0, VerdictKind::Deadlock), (1, VerdictKind::Passed), (2, VerdictKind::Passed)];
    assert_eq!(watcher.model.overlay, Some(Overlay::Summary(results)));
}

#[test]
fn any_key_stops_check_all_and_the_check_that_it_pushed_aside_is_made_up_for() {
    let mut watcher = watcher();
    watcher.reads("one");
    assert_eq!(watcher.press('c'), [Effect::Cancel]);
    assert_eq!(watcher.hears(Event::Ended { run: 1 }), [Effect::StartAll { run: 2 }]);
    assert_eq!(watcher.press('n'), [Effect::Cancel]);
    assert_eq!(watcher.hears(Event::Ended { run: 2 }), [check(3)]);
    assert_eq!((watcher.model.overlay, watcher.model.prompt), (None, None));
}

#[test]
fn a_save_stops_check_all_too() {
    let mut watcher = watcher();
    watcher.reads("one");
    watcher.gets(1, deadlock());
    watcher.press('c');
    assert_eq!(watcher.reads("two"), [Effect::Cancel]);
    assert_eq!(watcher.hears(Event::Ended { run: 2 }), [check(3)]);
}

#[test]
fn the_list_makes_another_exercise_current() {
    let mut watcher = watcher();
    watcher.press('l');
    watcher.hears(Event::Key(Key::Down));
    watcher.press('j');
    assert_eq!(watcher.hears(Event::Key(Key::Enter)), go_to(2));
    assert_eq!((watcher.model.current, watcher.model.picker), (2, None));
}

#[test]
fn escape_q_and_l_leave_the_list_and_the_watcher_goes_on() {
    for key in [Key::Esc, Key::Char('q'), Key::Char('l')] {
        let mut watcher = watcher();
        watcher.press('l');
        assert_eq!(watcher.hears(Event::Key(key)), NOTHING);
        assert_eq!(watcher.model.picker, None);
    }
}

#[test]
fn q_ctrl_c_and_signals_quit() {
    let mut watcher = watcher();
    assert_eq!(watcher.press('q'), [Effect::Quit(0)]);
    assert_eq!(watcher.hears(Event::Key(Key::Interrupt)), [Effect::Quit(0)]);
    assert_eq!(watcher.hears(Event::Signal(15)), [Effect::Quit(143)]);
}

#[test]
fn a_failure_to_keep_progress_is_said_once_until_it_can_be_kept_and_watching_goes_on() {
    let mut watcher = watcher();
    for _ in 0..2 {
        watcher.hears(Event::Failed("failed to write learn/.threadlings/progress.toml: No space left".into()));
    }
    assert_eq!(watcher.model.failures.len(), 1);
    assert_eq!(watcher.reads("one"), [check(1)]);
    watcher.hears(Event::Progress(vec![true, false, false]));
    assert_eq!(watcher.model.failures, Vec::<String>::new());
}
