//! The sentence of each sample, and of what else can go wrong.

use crate::timeline::Does::*;
use crate::timeline::sample::{self, CHECKS, HOME, Story, event};
use crate::timeline::{Broken, Event, Timeline, sentence, stands};

#[track_caller]
fn says(timeline: &Timeline, expected: &str) {
    assert_eq!(timeline.sentence, expected);
}

fn panicked(thread: usize, message: &str, line: u32) -> Broken {
    Broken::Panic { message: message.into(), thread: Some(thread), file: Some(HOME.into()), line: Some(line) }
}

#[test]
fn who_waits_for_whom() {
    says(
        &sample::lock_order(),
        "alice→bob took `alice` on line 14 and waits on line 15 for `bob`; bob→alice took `bob` on line 21 and waits \
         on line 22 for `alice`: each has what the other waits for, so neither can go on.",
    );
    says(
        &sample::relock(),
        "main locked `books` on line 9 and wants to lock it again on line 16, although it still has it: it waits for \
         itself.",
    );
    says(
        &sample::four_threads(),
        "reader waits on line 11 to write `table` (held by writer, taken on line 9) and writer waits on line 11 to \
         write `table` (held by reader, taken on line 9): each has what the other waits for, so neither can go on.",
    );
    let main_holds = |wait, other| {
        let story = Story::of(&["main", "worker"]).shares("m", "Mutex", 5).stuck(0, wait, 12, None);
        let story = if other { story.because_of(1, None) } else { story };
        story.stuck(1, LockWait, 8, Some(0)).because_of(0, Some(10)).breaks(&Broken::Deadlock)
    };
    says(
        &main_holds(JoinWait, true),
        "main took `m` on line 10 and waits on line 12 for worker to end; worker waits on line 8 for `m`: neither can \
         go on.",
    );
    says(
        &main_holds(ScopeWait, false),
        "main took `m` on line 10 and waits on line 12 for the threads of its scope to end; worker waits on line 8 for \
         `m`: neither can go on.",
    );
    says(
        &main_holds(ReceiveWait, false),
        "main took `m` on line 10 and waits on line 12 to receive from something; worker waits on line 8 for `m`: \
         neither can go on.",
    );
    let forgotten = Story::of(&["main", "worker"])
        .shares("m", "Mutex", 5)
        .then([event(1, Lock, 8).on(0), event(1, End, 9)])
        .stuck(0, LockWait, 12, Some(0))
        .because_of(1, Some(8));
    says(
        &forgotten.breaks(&Broken::Deadlock),
        "main waits on line 12 for `m` (held by worker, taken on line 8), and worker has ended without giving it back.",
    );
}

#[test]
fn a_reader_may_wait_for_a_writer_that_waits_itself() {
    let story = Story::of(&["main", "writer", "reader"]).shares("m", "RwLock", 5).stuck(0, ParkWait, 12, None);
    let story = story.stuck(1, WriteWait, 8, Some(0)).because_of(0, Some(10));
    let timeline = story.stuck(2, ReadWait, 9, Some(0)).because_of(1, None).breaks(&Broken::Deadlock);
    says(
        &timeline,
        "main took `m` on line 10 and waits on line 12 to be unparked; writer waits on line 8 to write `m`: neither can \
         go on. And reader waits on line 9 to read `m` after writer, which waits to write it.",
    );
    assert_eq!(stands(&timeline.stuck[2], &timeline), "waits to read `m` after writer, which waits to write it");
}

#[test]
fn a_long_circle_is_told_briefly() {
    says(
        &sample::philosophers(5, |n| format!("p{n}")),
        "p1 waits for p2 (`forks` #2), p2 waits for p3 (`forks` #3), p3 waits for p4 (`forks` #4), p4 waits for p5 \
         (`forks` #5) and p5 waits for p1 (`forks` #1): a circle in which nobody can go on.",
    );
}

#[test]
fn a_notification_that_does_not_come() {
    says(
        &sample::missed_notification(),
        "cook notified `rung` on line 15 while nobody was waiting for it; main began to wait on line 27 only after \
         that, for a notification that will not come again.",
    );
    let condvar = |events: Vec<Event>| {
        Story::of(&["main", "a", "b"])
            .shares("ready", "Mutex", 5)
            .shares("bell", "Condvar", 6)
            .then(events)
            .stuck(2, Wait, 10, Some(1))
            .breaks(&Broken::Deadlock)
    };
    says(&condvar(vec![event(2, Wait, 10).on(1)]), "b waits for `bell` on line 10, and nobody ever notifies it.");
    says(
        &condvar(vec![event(1, Wait, 10).on(1), event(2, Wait, 10).on(1), event(0, NotifyOne, 14).on(1).with(1)]),
        "b waits for `bell` on line 10; when main notified it on line 14, a was woken, and nobody notifies it any more.",
    );
    let waits = |thread| event(thread, Wait, 10).on(1);
    let wakes = |thread| [event(0, NotifyOne, 14).on(1).with(thread), event(thread, Wake, 10).on(1)];
    says(
        &condvar(vec![event(0, NotifyOne, 13).on(1), waits(2), wakes(2)[0].clone(), wakes(2)[1].clone(), waits(2)]),
        "b was woken once and waits for `bell` again on line 10, and nobody notifies it any more.",
    );
    let all_wait = Story::of(&["main", "a", "b", "c"])
        .shares("ready", "Mutex", 5)
        .shares("bell", "Condvar", 6)
        .then([waits(1), waits(2), waits(3)])
        .then(wakes(1))
        .then([waits(1)])
        .stuck(1, Wait, 10, Some(1))
        .stuck(2, Wait, 10, Some(1))
        .stuck(3, Wait, 10, Some(1));
    says(
        &all_wait.breaks(&Broken::Deadlock),
        "b waits for `bell` on line 10; when main notified it on line 14, a was woken, which only waits again, and \
         nobody notifies it any more; c waits for it as well.",
    );
    let parked = Story::of(&["main", "worker"]).stuck(0, JoinWait, 12, None).because_of(1, None);
    says(
        &parked.stuck(1, ParkWait, 8, None).breaks(&Broken::Deadlock),
        "worker is parked on line 8, and nobody ever unparks it. And main waits on line 12 for worker to end.",
    );
}

#[test]
fn a_channel_that_stays_open_or_full_and_a_barrier_with_too_few() {
    says(
        &sample::channel_left_open(),
        "main waits on line 18 to receive from `rx`, which is empty, but closes only when its last sender is dropped, \
         and 1 is left. All other threads have ended, so look for the one that main itself keeps: `tx` (line 8), or a \
         clone of it.",
    );
    let worker = || {
        let story = Story::of(&["main", "worker"]).shares("tx/rx", "channel", 5).stuck(0, JoinWait, 12, None);
        story.because_of(1, None).stuck(1, ReceiveWait, 8, Some(0))
    };
    says(
        &worker().breaks(&Broken::Deadlock),
        "worker waits on line 8 to receive from `rx`, but nobody ever sends into it, and nobody drops its sender. And \
         main waits on line 12 for worker to end.",
    );
    says(
        &worker().then([event(1, SenderDropped, 7).on(0).value(2)]).breaks(&Broken::Deadlock),
        "worker waits on line 8 to receive from `rx`, which is empty, but closes only when its last sender is dropped, \
         and 2 are left. Look for those that worker itself keeps, or main: `tx` (line 5), or a clone of it. And main \
         waits on line 12 for worker to end.",
    );
    says(
        &worker().then([event(0, Send, 10).on(0).value(1)]).breaks(&Broken::Deadlock),
        "worker waits on line 8 to receive from `rx`, which is empty, but closes only when its last sender is dropped, \
         and one is left. Look for one that main keeps: `tx` (line 5), or a clone of it. And main waits on line 12 for \
         worker to end.",
    );
    let full = Story::of(&["main"]).shares("tx/rx", "sync_channel", 5).stuck(0, SendWait, 9, Some(0));
    says(
        &full.breaks(&Broken::Deadlock),
        "main waits on line 9 for room in `tx`, and nobody comes to receive from it.",
    );
    let barrier = Story::of(&["main"]).shares("gate", "Barrier", 5).then([event(0, BarrierWait, 9).on(0).value(1)]);
    says(
        &barrier.stuck(0, BarrierWait, 9, Some(0)).breaks(&Broken::Deadlock),
        "main waits on line 9 at `gate`, and too few others come to it (it has 1 by now).",
    );
}

#[test]
fn what_was_read_and_written() {
    says(
        &sample::lost_update(),
        "thread 1 and thread 2 both read 0 from `count` on line 13 and both wrote 1 on line 14: one of the two updates \
         is lost.",
    );
    says(
        &sample::check_then_act(),
        "left found 1 in `stock` on line 9 and unlocked it; before it came back on line 11, right made it 0 on line 11: \
         what left had seen was no longer true.",
    );
    says(
        &sample::stale_load(),
        "main read true from `ready` on line 22 and still sees 0 in `data` on line 23, although worker wrote 42 there \
         on line 12 before that true on line 13: the orderings used with `ready` do not carry the one along with the \
         other.",
    );
    let mut unannounced = sample::stale_load();
    unannounced.events.retain(|event| event.does != Load);
    unannounced.sentence = sentence(&panicked(0, "no", 9), &unannounced);
    says(
        &unannounced,
        "main still sees 0 in `data` on line 23, although worker wrote 42 to it on line 12 before: nothing orders the \
         two.",
    );
    let overwritten = Story::of(&["main", "a"]).shares("n", "AtomicU32", 5).then([
        event(0, Load, 8).on(0).value(3),
        event(1, Change, 12).on(0).value(9).extra("3"),
        event(0, Store, 9).on(0).value(4),
    ]);
    says(
        &overwritten.breaks(&panicked(0, "no", 20)),
        "main read 3 from `n` on line 8; before it wrote 4 on line 9, a wrote 9 on line 12: that 9 is overwritten.",
    );
}

#[test]
fn an_update_is_lost_by_an_old_value_as_well() {
    let steps = [event(1, Load, 8).on(0).value(0), event(1, Store, 9).on(0).value(1)];
    let late = [event(2, StaleLoad, 8).on(0).value(0).extra("1"), event(2, Store, 9).on(0).value(1)];
    let run = Story::of(&["main", "a", "b"]).shares("n", "AtomicU32", 5).then(steps).then(late);
    says(
        &run.breaks(&panicked(0, "no", 20)),
        "b and a both read 0 from `n` on line 8 and both wrote 1 on line 9: one of the two updates is lost.",
    );
}

#[test]
fn a_flag_that_two_find_unset_loses_no_update() {
    let steps = |thread, does| event(thread, does, if does == Load { 8 } else { 9 }).on(0);
    let run = Story::of(&["main", "a"]).shares("DONE", "AtomicBool", 5).then([
        steps(0, Load).value(0),
        steps(1, Load).value(0),
        steps(1, Store).value(1),
        steps(0, Store).value(1),
    ]);
    says(
        &run.breaks(&panicked(0, "set up twice", 20)),
        "main and a both read false from `DONE` on line 8 before either of them wrote true on line 9: each took itself \
         for the first.",
    );
}

#[test]
fn check_then_act_is_seen_in_atomics_and_in_who_panics_with_the_lock_in_hand() {
    let sells = |thread, left: i64| event(thread, Change, 9).on(0).value(left).extra(&(left + 1).to_string());
    let seats = Story::of(&["main", "a", "b"]).shares("seats", "AtomicI32", 5);
    let looks = |thread| event(thread, Load, 8).on(0).value(1);
    says(
        &seats.then([looks(1), looks(2), sells(2, 0), sells(1, -1)]).breaks(&panicked(0, "no", 20)),
        "a read 1 from `seats` on line 8; before it changed that on line 9, b made it 0 on line 9: what a had seen was \
         no longer true.",
    );
    says(
        &sample::panicked_with_the_lock(),
        "left found 1 in `stock` on line 9 and unlocked it; before it came back on line 11, right made it 0 on line 11: \
         what left had seen was no longer true.",
    );
}

#[test]
fn who_waited_for_a_change_did_not_make_it() {
    let has = |thread, does, line, value| event(thread, does, line).on(0).value(value);
    let visit = |thread, line, found, left| [has(thread, Lock, line, found), has(thread, Unlock, line, left)];
    let run = Story::of(&["main", "waiter", "setter"])
        .shares("n", "Mutex", 5)
        .shares("bell", "Condvar", 6)
        .then(visit(0, 8, 0, 0))
        .then([has(1, Lock, 12, 0), event(1, Wait, 13).on(1).extra("1")])
        .then(visit(2, 16, 0, 7))
        .then([event(1, Wake, 13).on(1)])
        .then(visit(1, 13, 7, 7))
        .then(visit(0, 9, 7, 8));
    says(
        &run.breaks(&panicked(0, "no", 20)),
        "main found 0 in `n` on line 8 and unlocked it; before it came back on line 9, setter made it 7 on line 16: what \
         main had seen was no longer true.",
    );
}

#[test]
fn where_the_contents_are_not_known_it_is_told_who_had_the_lock_in_between() {
    let visit = |thread, line| [event(thread, Lock, line).on(0), event(thread, Unlock, line).on(0)];
    let run = |lines: [u32; 2]| {
        let story = Story::of(&["main", "a", "b"]).shares("jobs", "Mutex", 5).then(visit(1, lines[0]));
        let story = story.then(visit(2, 8)).then(visit(2, 9)).then(visit(2, 9)).then(visit(1, lines[1]));
        story.breaks(&panicked(0, "no", 20))
    };
    says(
        &run([8, 9]),
        "a had `jobs` on line 8, gave it back, and took it again on line 9; in between b had it (line 8 and line 9): \
         what a had seen may no longer have been true.",
    );
    says(&run([8, 8]), "main panics on line 20 (no).");
    let of_the_check = visit(1, 9).map(Event::in_checks);
    let read = Story::of(&["main", "a", "b"]).shares("jobs", "Mutex", 5).then(visit(1, 8)).then(visit(2, 12));
    says(&read.then(of_the_check).breaks(&panicked(0, "no", 20)), "main panics on line 20 (no).");
    let waits = [event(1, Lock, 12).on(0), event(1, Wait, 13).on(1).extra("1")];
    let woken = [event(1, Wake, 13).on(1), event(1, Lock, 13).on(0), event(1, Unlock, 13).on(0)];
    let waiter = Story::of(&["main", "a", "b"]).shares("jobs", "Mutex", 5).shares("bell", "Condvar", 6);
    says(
        &waiter.then(waits).then(visit(2, 16)).then(woken).breaks(&panicked(0, "no", 20)),
        "main panics on line 20 (no).",
    );
}

#[test]
fn a_data_race_names_both_accesses_and_the_flag_between_them() {
    let message = "data race: main reads an UnsafeCell here that a wrote at a.rs:8, and nothing orders the two";
    let cell = || {
        let story = Story::of(&["main", "a"]).shares("slot", "UnsafeCell", 5).shares("full", "AtomicBool", 6);
        story.then([event(1, Access, 8).on(0)])
    };
    says(
        &cell().then([event(0, Access, 12).on(0)]).breaks(&panicked(0, message, 12)),
        "main reads `slot` on line 12, and a wrote it on line 8: nothing orders the two, and that is a data race.",
    );
    let flag = [event(1, Store, 9).on(1).value(1), event(0, Load, 11).on(1).value(1), event(0, Access, 12).on(0)];
    says(
        &cell().then(flag).breaks(&panicked(0, message, 12)),
        "main read true from `full` on line 11 and reads `slot` on line 12, which a wrote on line 8 before that true on \
         line 9: the orderings used with `full` do not carry the one along with the other, and that is a data race.",
    );
}

#[test]
fn who_asks_again_and_again_for_a_change_is_not_at_fault() {
    let asks = |value| [event(0, Lock, 8).on(0).value(value), event(0, Unlock, 8).on(0).value(value)];
    let polling = Story::of(&["main", "a"])
        .shares("n", "Mutex", 5)
        .then(asks(0))
        .then([event(1, Lock, 12).on(0).value(0), event(1, Unlock, 12).on(0).value(1)])
        .then(asks(1));
    says(&polling.breaks(&panicked(0, "no\nand no again", 20)), "main panics on line 20 (no, and no again).");
}

#[test]
fn somebody_did_not_sleep() {
    let asked = || Story::of(&["main", "reader"]).shares("n", "Mutex", 5).then([event(0, Spawn, 8).with(1)]);
    let seen = || event(0, CheckGoesOn, 9).with(1);
    let ended = asked().then([event(1, Lock, 20).on(0), event(1, End, 8), seen()]);
    says(&ended.breaks(&panicked(0, "no", 9)), "reader came to its end on line 20, and did not wait.");
    let moves = asked().then([event(1, Lock, 20).on(0), event(1, Unlock, 20).on(0), seen()]);
    says(&moves.breaks(&panicked(0, "no", 9)), "reader did not sleep: it was still moving on line 20.");
}

#[test]
fn nobody_was_waited_for() {
    says(&sample::slept(), "main slept 500 ms on line 22, but worker had not run yet: sleeping waits for nobody.");
    let spawned = || Story::of(&["main", "worker"]).shares("n", "Mutex", 5).then([event(0, Spawn, 8).with(1)]);
    says(
        &spawned().then([event(0, Lock, 9).on(0).value(0)]).breaks(&panicked(0, "no", 9)),
        "main came to line 9 while worker had not run yet: nothing made it wait.",
    );
    let several = Story::of(&["main", "a", "b", "c"])
        .shares("n", "Mutex", 5)
        .then((1..4).map(|thread| event(0, Spawn, 8).with(thread)))
        .then([event(1, Start, 8), event(2, Start, 8), event(2, LockWait, 9).on(0), event(3, Lock, 9).on(0)]);
    says(
        &several.then([event(0, Load, 12)]).breaks(&panicked(0, "no", 12)),
        "main came to line 12 while a and b had not run yet and c had not come to its end: nothing made it wait.",
    );
    let ended = spawned().then([event(1, Start, 8), event(1, End, 8), event(0, Join, 9).with(1)]);
    says(&ended.breaks(&panicked(0, "", 9)), "main panics on line 9.");
}

#[test]
fn who_panicked() {
    says(
        &sample::spurious_wake_up(),
        "guest woke up from `pair.1` on line 11 although nobody had notified it (a condition variable may do that), \
         and went on as if it had been.",
    );
    let broken = Broken::UnjoinedPanic {
        message: "index out of bounds".into(),
        thread: Some(1),
        file: Some(HOME.into()),
        line: Some(9),
    };
    says(
        &Story::of(&["main", "worker"]).breaks(&broken),
        "worker panics on line 9 (index out of bounds), and nobody joins worker: its panic goes unnoticed.",
    );
    let echo = "called `Result::unwrap()` on an `Err` value: PoisonError { .. }";
    let first = Story::of(&["main", "worker"]).then([event(1, Panic, 9).extra("out of stock")]);
    says(
        &first.breaks(&panicked(0, echo, 20)),
        "worker panicked first on line 9 (out of stock); main meets that panic on line 20.",
    );
}

#[test]
fn no_end_comes() {
    let spins = Story::of(&["main", "worker"])
        .shares("ready", "AtomicBool", 5)
        .then((0..40).flat_map(|_| [event(0, Load, 9).on(0).value(0), event(0, Yield, 10)]));
    says(
        &spins.breaks(&Broken::Endless),
        "The run did not come to its end: main reads false from `ready` on line 9 again and again.",
    );
    let mut computes = Story::of(&["main"]).stuck(0, Lock, 9, None);
    computes.timeline.stuck[0].does = None;
    says(
        &computes.breaks(&Broken::Hang),
        "main computes after line 9 and does not come to an end: it waits for nothing and asks nothing of the other \
         threads.",
    );
}

#[test]
fn a_process_that_ends_itself_and_a_check_that_stands_still() {
    says(
        &Story::of(&["main"]).then([event(0, Exit, 9).value(3)]).breaks(&Broken::Exit(3)),
        "main ended the whole process with code 3 on line 9: whatever the other threads were doing, they were cut off.",
    );
    let jobs = Story::of(&["main", "job 1", "job 2"])
        .shares("desk", "Mutex", 5)
        .stuck(0, ScopeWait, 30, None)
        .stuck(1, CheckWait, 40, None)
        .stuck(2, LockWait, 9, Some(0))
        .because_of(1, Some(9));
    says(
        &jobs.breaks(&Broken::Check("the jobs never overlapped.".into())),
        "the jobs never overlapped: job 2 waits on line 9 for `desk` (held by job 1, taken on line 9).",
    );
}

#[test]
fn places_in_checks_are_said_as_such() {
    let mut timeline = sample::check_then_act();
    timeline.stuck = sample::relock().stuck;
    timeline.stuck[0].since_file = Some(CHECKS.into());
    assert_eq!(stands(&timeline.stuck[0], &timeline), "waits for `stock` (held by itself, taken at checks:9)");
}
