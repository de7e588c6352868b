//! Runs written down by hand, for the tests of what tells and draws them.

use super::{Broken, Column, Does, Event, Object, Stuck, Timeline, sentence};

/// The learner's file of the samples.
pub(crate) const HOME: &str = "exercises/05_locks/locks9.rs";
pub(crate) const CHECKS: &str = "checks/05_locks/locks9/checks.rs";

/// What `thread` does on `line`.
pub(crate) fn event(thread: usize, does: Does, line: u32) -> Event {
    Event {
        thread,
        does,
        object: None,
        other: None,
        value: None,
        extra: None,
        file: Some(HOME.into()),
        line: Some(line),
        nanos: 0,
    }
}

impl Event {
    pub(crate) fn on(self, object: usize) -> Event {
        Event { object: Some(object), ..self }
    }

    pub(crate) fn with(self, other: usize) -> Event {
        Event { other: Some(other), ..self }
    }

    pub(crate) fn value(self, value: i64) -> Event {
        Event { value: Some(value), ..self }
    }

    pub(crate) fn extra(self, extra: &str) -> Event {
        Event { extra: Some(extra.into()), ..self }
    }

    pub(crate) fn in_checks(self) -> Event {
        Event { file: Some(CHECKS.into()), ..self }
    }
}

/// A run in the making.
pub(crate) struct Story {
    pub(crate) timeline: Timeline,
}

impl Story {
    pub(crate) fn of(threads: &[&str]) -> Story {
        let column = |(at, name): (usize, &&str)| Column {
            name: (*name).into(),
            file: (at > 0).then(|| HOME.into()),
            line: (at > 0).then_some(20),
        };
        let threads = threads.iter().enumerate().map(column).collect();
        Story { timeline: Timeline { threads, ..Timeline::default() } }
    }

    pub(crate) fn shares(mut self, name: &str, kind: &str, line: u32) -> Story {
        let same = self.timeline.objects.iter().filter(|object| object.line == line).count();
        let object = Object {
            name: (!name.is_empty()).then(|| name.into()),
            kind: kind.into(),
            file: HOME.into(),
            line,
            column: 13,
            nth: u32::try_from(same).unwrap() + 1,
        };
        self.timeline.objects.push(object);
        self
    }

    pub(crate) fn then(mut self, events: impl IntoIterator<Item = Event>) -> Story {
        self.timeline.events.extend(events);
        self
    }

    pub(crate) fn stuck(mut self, thread: usize, does: Does, line: u32, object: Option<usize>) -> Story {
        self.timeline.stuck.push(Stuck {
            thread,
            does: Some(does),
            object,
            file: Some(HOME.into()),
            line: Some(line),
            ..Stuck::default()
        });
        self
    }

    /// … which `other` has since `line`.
    pub(crate) fn because_of(mut self, other: usize, line: Option<u32>) -> Story {
        let stuck = self.timeline.stuck.last_mut().unwrap();
        stuck.other = Some(other);
        stuck.since_file = line.map(|_| HOME.into());
        stuck.since_line = line;
        self
    }

    pub(crate) fn breaks(mut self, broken: &Broken) -> Timeline {
        self.timeline.sentence = sentence(broken, &self.timeline);
        self.timeline
    }

    /// It ends with an assertion of `main`'s in the check.
    fn fails(self, thread: usize, message: &str, line: u32) -> Timeline {
        let panic = event(thread, Does::Panic, line).extra(message).in_checks();
        let broken = Broken::Panic {
            message: message.into(),
            thread: Some(thread),
            file: Some(CHECKS.into()),
            line: Some(line),
        };
        self.then([panic]).breaks(&broken)
    }
}

/// Every sample with what it is about.
pub(crate) fn all() -> Vec<(&'static str, Timeline)> {
    vec![
        ("a lock-order deadlock", lock_order()),
        ("a lost update", lost_update()),
        ("a missed notification", missed_notification()),
        ("a check-then-act", check_then_act()),
        ("a check-then-act that panics with the lock in hand", panicked_with_the_lock()),
        ("a stale load", stale_load()),
        ("a channel left open", channel_left_open()),
        ("relocked by oneself", relock()),
        ("sleeping instead of joining", slept()),
        ("a spurious wake-up", spurious_wake_up()),
        ("two threads, many rounds", many_rounds()),
        ("four threads, one writes the log", four_threads()),
        ("a reader behind a writer that waits itself", behind_a_writer()),
        ("a notification that woke another", woke_another()),
        ("a loop that never ends", endless()),
        ("a long run, in part not recorded", long_run()),
        ("five philosophers", philosophers(5, |n| format!("philosopher {n}"))),
        ("wide and long names", philosophers(3, |n| format!("{} {n}", "哲学者の長い長い名前".repeat(2)))),
        ("twelve philosophers", philosophers(12, |n| format!("p{n}"))),
    ]
}

use Does::*;

pub(crate) fn lock_order() -> Timeline {
    Story::of(&["main", "alice→bob", "bob→alice"])
        .shares("alice", "Mutex", 10)
        .shares("bob", "Mutex", 11)
        .then([
            event(0, Spawn, 25).with(1),
            event(0, Spawn, 28).with(2),
            event(0, JoinWait, 31).with(1),
            event(1, Start, 25),
            event(1, Lock, 14).on(0).value(100),
            event(2, Start, 28),
            event(2, Lock, 21).on(1).value(50),
            event(2, LockWait, 22).on(0).with(1),
            event(1, LockWait, 15).on(1).with(2),
        ])
        .stuck(0, JoinWait, 31, None)
        .because_of(1, None)
        .stuck(1, LockWait, 15, Some(1))
        .because_of(2, Some(21))
        .stuck(2, LockWait, 22, Some(0))
        .because_of(1, Some(14))
        .breaks(&Broken::Deadlock)
}

pub(crate) fn lost_update() -> Timeline {
    Story::of(&["main", "thread 1", "thread 2"])
        .shares("count", "AtomicUsize", 7)
        .then([
            event(0, Spawn, 20).with(1),
            event(0, Spawn, 20).with(2),
            event(0, JoinWait, 24).with(1),
            event(1, Start, 20),
            event(1, Load, 13).on(0).value(0),
            event(2, Start, 20),
            event(2, Load, 13).on(0).value(0),
            event(2, Store, 14).on(0).value(1),
            event(2, End, 20),
            event(1, Store, 14).on(0).value(1),
            event(1, End, 20),
            event(0, Join, 24).with(1),
            event(0, Join, 24).with(2),
            event(0, Load, 31).on(0).value(1).in_checks(),
        ])
        .fails(0, "assertion `left == right` failed: two people came in\n  left: 1\n right: 2", 31)
}

pub(crate) fn missed_notification() -> Timeline {
    Story::of(&["main", "cook"])
        .shares("ready", "Mutex", 8)
        .shares("rung", "Condvar", 9)
        .then([
            event(0, Spawn, 20).with(1),
            event(0, Lock, 24).on(0).value(0).extra("bool"),
            event(0, Unlock, 24).on(0).value(0).extra("bool"),
            event(1, Start, 20),
            event(1, Lock, 14).on(0).value(0).extra("bool"),
            event(1, Unlock, 14).on(0).value(1).extra("bool"),
            event(1, NotifyOne, 15).on(1),
            event(1, End, 20),
            event(0, Lock, 27).on(0).value(1).extra("bool"),
            event(0, Wait, 27).on(1).extra("1"),
        ])
        .stuck(0, Wait, 27, Some(1))
        .breaks(&Broken::Deadlock)
}

pub(crate) fn check_then_act() -> Timeline {
    Story::of(&["main", "left", "right"])
        .shares("stock", "Mutex", 6)
        .then([
            event(0, Spawn, 20).with(1),
            event(0, Spawn, 21).with(2),
            event(0, ScopeWait, 19),
            event(1, Start, 20),
            event(1, Lock, 9).on(0).value(1),
            event(1, Unlock, 9).on(0).value(1),
            event(2, Start, 21),
            event(2, Lock, 9).on(0).value(1),
            event(2, Unlock, 9).on(0).value(1),
            event(2, Lock, 11).on(0).value(1),
            event(2, Unlock, 11).on(0).value(0),
            event(2, End, 21),
            event(1, Lock, 11).on(0).value(0),
            event(1, Unlock, 11).on(0).value(-1),
            event(1, End, 20),
            event(0, ScopeEnd, 19),
            event(0, Lock, 40).on(0).value(-1).in_checks(),
            event(0, Unlock, 40).on(0).value(-1).in_checks(),
        ])
        .fails(0, "assertion failed: nobody sells what is not there", 41)
}

/// As the explorer tells it: who waits for a lock on the way, what a thread lets go of when it panics.
pub(crate) fn panicked_with_the_lock() -> Timeline {
    let panic = "attempt to subtract with overflow";
    let message = format!(
        "called `Result::unwrap()` on an `Err` value: Any {{ .. }}\nbefore that, left panicked at {HOME}:11: {panic}"
    );
    Story::of(&["main", "left", "right"])
        .shares("stock", "Mutex", 6)
        .shares("tx/rx", "channel", 8)
        .then([
            event(0, Spawn, 20).with(1),
            event(0, Spawn, 21).with(2),
            event(0, JoinWait, 22).with(1),
            event(1, Start, 20),
            event(2, Start, 21),
            event(1, Lock, 9).on(0).value(1),
            event(2, LockWait, 9).on(0).with(1),
            event(1, Unlock, 9).on(0).value(1),
            event(2, Lock, 9).on(0).value(1),
            event(1, LockWait, 11).on(0).with(2),
            event(2, Unlock, 9).on(0).value(1),
            event(2, Lock, 11).on(0).value(1),
            event(2, Unlock, 11).on(0).value(0),
            event(2, End, 21),
            event(1, Lock, 11).on(0).value(0),
            event(1, Panic, 11).extra(panic),
            event(1, Unlock, 11).on(0).value(0),
            event(1, End, 20),
            event(0, Join, 22).with(1),
            event(0, Panic, 22).extra("called `Result::unwrap()` on an `Err` value: Any { .. }"),
            event(0, SenderDropped, 8).on(1).value(0),
            event(0, ReceiverDropped, 8).on(1),
        ])
        .breaks(&Broken::Panic { message, thread: Some(0), file: Some(HOME.into()), line: Some(22) })
}

pub(crate) fn stale_load() -> Timeline {
    Story::of(&["main", "worker"])
        .shares("data", "AtomicU64", 6)
        .shares("ready", "AtomicBool", 7)
        .then([
            event(0, Spawn, 20).with(1),
            event(1, Start, 20),
            event(1, Store, 12).on(0).value(42),
            event(1, Store, 13).on(1).value(1),
            event(1, End, 20),
            event(0, Load, 22).on(1).value(1),
            event(0, StaleLoad, 23).on(0).value(0).extra("42"),
        ])
        .fails(0, "assertion `left == right` failed\n  left: 0\n right: 42", 9)
}

pub(crate) fn channel_left_open() -> Timeline {
    Story::of(&["main", "sender 1", "sender 2"])
        .shares("tx/rx", "channel", 8)
        .then([
            event(0, Spawn, 12).with(1),
            event(0, Spawn, 12).with(2),
            event(1, Start, 12),
            event(1, Send, 13).on(0).value(1),
            event(1, SenderDropped, 14).on(0).value(2),
            event(1, End, 12),
            event(0, Receive, 18).on(0).value(0),
            event(2, Start, 12),
            event(2, Send, 13).on(0).value(1),
            event(2, SenderDropped, 14).on(0).value(1),
            event(2, End, 12),
            event(0, Receive, 18).on(0).value(0),
            event(0, ReceiveWait, 18).on(0),
        ])
        .stuck(0, ReceiveWait, 18, Some(0))
        .breaks(&Broken::Deadlock)
}

pub(crate) fn relock() -> Timeline {
    Story::of(&["main"])
        .shares("books", "Mutex", 5)
        .then([event(0, Lock, 9).on(0), event(0, LockWait, 16).on(0).with(0)])
        .stuck(0, LockWait, 16, Some(0))
        .because_of(0, Some(9))
        .breaks(&Broken::Deadlock)
}

pub(crate) fn slept() -> Timeline {
    Story::of(&["main", "worker"])
        .shares("", "Mutex", 5)
        .then([
            event(0, Spawn, 20).with(1),
            event(0, Sleep, 22).value(500),
            event(0, Wakes, 22),
            event(0, Lock, 23).on(0).value(0),
            event(0, Unlock, 23).on(0).value(0),
        ])
        .fails(0, "assertion failed: the sum is there", 12)
}

pub(crate) fn spurious_wake_up() -> Timeline {
    Story::of(&["main", "guest"])
        .shares("pair.0", "Mutex", 5)
        .shares("pair.1", "Condvar", 5)
        .then([
            event(0, Spawn, 20).with(1),
            event(1, Start, 20),
            event(1, Lock, 10).on(0).value(0),
            event(1, Wait, 11).on(1).extra("1"),
            event(1, WakeSpuriously, 11).on(1),
            event(1, Lock, 11).on(0).value(0),
            event(1, Panic, 13).extra("the door is closed"),
        ])
        .breaks(&Broken::Panic {
            message: "the door is closed".into(),
            thread: Some(1),
            file: Some(HOME.into()),
            line: Some(13),
        })
}

pub(crate) fn many_rounds() -> Timeline {
    let round = |n| {
        [
            event(1, Lock, 13).on(0).value(n),
            event(1, Unlock, 13).on(0).value(n + 1),
            event(1, Send, 14).on(1).value(n + 1),
        ]
    };
    Story::of(&["main", "worker"])
        .shares("sum", "Mutex", 5)
        .shares("tx/rx", "channel", 6)
        .then([event(0, Spawn, 20).with(1), event(0, JoinWait, 22).with(1), event(1, Start, 20)])
        .then((0..40).flat_map(round))
        .then([event(1, Lock, 30).on(0).value(40), event(1, LockWait, 31).on(0).with(1)])
        .stuck(0, JoinWait, 22, None)
        .because_of(1, None)
        .stuck(1, LockWait, 31, Some(0))
        .because_of(1, Some(30))
        .breaks(&Broken::Deadlock)
}

pub(crate) fn four_threads() -> Timeline {
    let log = |thread, n| {
        let (line, value) = (40 + u32::try_from(thread).unwrap(), n);
        [
            event(thread, Lock, line).on(1).value(value),
            event(thread, Unlock, line).on(1).value(value + 1),
            event(thread, Print, line + 10).extra("a line"),
        ]
    };
    Story::of(&["main", "reader", "writer", "logger"])
        .shares("table", "RwLock", 5)
        .shares("log", "Mutex", 6)
        .then((1..4).map(|thread| event(0, Spawn, 20).with(thread)))
        .then((0..7).flat_map(|n| log(if n % 2 == 0 { 3 } else { 1 }, n)))
        .then([
            event(3, End, 20),
            event(1, ReadLock, 9).on(0).value(3),
            event(2, ReadLock, 9).on(0).value(3),
            event(1, WriteWait, 11).on(0).with(2),
        ])
        .then((7..12).flat_map(|n| log(2, n)))
        .then([event(2, WriteWait, 11).on(0).with(1), event(0, JoinWait, 24).with(1)])
        .stuck(0, JoinWait, 24, None)
        .because_of(1, None)
        .stuck(1, WriteWait, 11, Some(0))
        .because_of(2, Some(9))
        .stuck(2, WriteWait, 11, Some(0))
        .because_of(1, Some(9))
        .breaks(&Broken::Deadlock)
}

pub(crate) fn behind_a_writer() -> Timeline {
    Story::of(&["main", "writer", "reader"])
        .shares("table", "RwLock", 5)
        .shares("all_read", "Barrier", 6)
        .then([
            event(0, Spawn, 20).with(1),
            event(0, Spawn, 21).with(2),
            event(0, ReadLock, 23).on(0),
            event(0, BarrierWait, 24).on(1).value(1),
            event(1, WriteWait, 9).on(0).with(0),
            event(2, ReadWait, 14).on(0).with(1),
        ])
        .stuck(0, BarrierWait, 24, Some(1))
        .stuck(1, WriteWait, 9, Some(0))
        .because_of(0, Some(23))
        .stuck(2, ReadWait, 14, Some(0))
        .because_of(1, None)
        .breaks(&Broken::Deadlock)
}

pub(crate) fn woke_another() -> Timeline {
    let waits =
        |thread| [event(thread, Start, 20), event(thread, Lock, 10).on(0), event(thread, Wait, 12).on(1).extra("1")];
    Story::of(&["main", "consumer 1", "consumer 2", "producer"])
        .shares("queue", "Mutex", 5)
        .shares("changed", "Condvar", 6)
        .then([event(0, Spawn, 20).with(1), event(0, Spawn, 20).with(2), event(0, Spawn, 21).with(3)])
        .then(waits(1))
        .then(waits(2))
        .then([
            event(3, Start, 21),
            event(3, Lock, 15).on(0),
            event(3, Unlock, 15).on(0),
            event(3, NotifyOne, 16).on(1).with(1),
            event(1, Wake, 12).on(1),
            event(1, Lock, 12).on(0),
            event(1, Unlock, 13).on(0),
            event(1, End, 20),
            event(3, End, 21),
            event(0, JoinWait, 24).with(1),
            event(0, Join, 24).with(1),
            event(0, JoinWait, 25).with(2),
        ])
        .stuck(0, JoinWait, 25, None)
        .because_of(2, None)
        .stuck(2, Wait, 12, Some(1))
        .breaks(&Broken::Deadlock)
}

pub(crate) fn endless() -> Timeline {
    Story::of(&["main", "worker"])
        .shares("ready", "AtomicBool", 5)
        .then([event(0, Spawn, 20).with(1), event(1, Start, 20), event(1, Store, 12).on(0).value(0), event(1, End, 20)])
        .then((0..200).flat_map(|_| [event(0, Load, 22).on(0).value(0), event(0, Yield, 23)]))
        .breaks(&Broken::Endless)
}

pub(crate) fn long_run() -> Timeline {
    let turn = |n: i64| {
        let (thread, line) = (usize::try_from(1 + n % 2).unwrap(), u32::try_from(30 + n * 7 % 11).unwrap());
        [event(thread, Lock, line).on(0).value(n), event(thread, Unlock, line + 1).on(0).value(n + 1)]
    };
    Story::of(&["main", "left", "right"])
        .shares("table", "Mutex", 5)
        .then([event(0, Spawn, 20).with(1), event(0, Spawn, 20).with(2)])
        .then((0..50).flat_map(turn))
        .then([Event { file: None, line: None, ..event(0, Omitted, 0).value(12_345) }])
        .then((50..110).flat_map(turn))
        .then([event(1, End, 20), event(2, End, 20)])
        .fails(0, "assertion failed: all is in order", 31)
}

pub(crate) fn philosophers(count: usize, name: impl Fn(usize) -> String) -> Timeline {
    let names: Vec<String> = (1..=count).map(name).collect();
    let mut threads = vec!["main"];
    threads.extend(names.iter().map(String::as_str));
    let mut story = Story::of(&threads);
    for _ in 0..count {
        story = story.shares("forks", "Mutex", 12);
    }
    story = story.then((1..=count).map(|thread| event(0, Spawn, 20).with(thread)));
    story = story.then([event(0, JoinWait, 27).with(1)]);
    story = story.then((1..=count).map(|thread| event(thread, Lock, 16).on(thread - 1)));
    let next = |thread: usize| thread % count + 1;
    story = story
        .then((1..=count).map(|thread| event(thread, LockWait, 17).on(next(thread) - 1).with(next(thread))))
        .stuck(0, JoinWait, 27, None)
        .because_of(1, None);
    for thread in 1..=count {
        story = story.stuck(thread, LockWait, 17, Some(next(thread) - 1)).because_of(next(thread), Some(16));
    }
    story.breaks(&Broken::Deadlock)
}
