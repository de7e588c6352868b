//! What a check file uses: the harness's names, for threads that are scheduled here.

use std::panic::Location;
use std::sync::Arc;

use crate::caller;
use crate::model::event::Op;
use crate::model::runtime::{Key, Meeting, Status, Wait, Watch, runtime};
use crate::thread::{Builder, JoinHandle};

/// See the harness's `together`: returns once `n` threads are inside this call with the same `sentence`.
#[track_caller]
pub fn together(n: usize, sentence: &str) {
    caller::is_a_check();
    let place = Location::caller();
    let runtime = runtime();
    runtime.point(place);
    if !runtime.active.get() {
        return;
    }
    let index = {
        let mut meetings = runtime.meetings.borrow_mut();
        let index = meetings.iter().position(|meeting| meeting.sentence == sentence).unwrap_or_else(|| {
            meetings.push(Meeting { sentence: sentence.to_owned(), arrived: 0, met: false });
            meetings.len() - 1
        });
        let meeting = &mut meetings[index];
        meeting.arrived += 1;
        meeting.met |= meeting.arrived >= n;
        index
    };
    if runtime.meetings.borrow()[index].met {
        runtime.changed();
        runtime.wake(Key::Meeting(index));
        return;
    }
    tell_wait(sentence, place);
    runtime.wait(Wait::new(Op::CheckWait, Key::Meeting(index), place), false, None);
    runtime.tell(Op::CheckGoesOn, place, |event| event);
}

fn tell_wait(sentence: &str, place: crate::model::Place) {
    let runtime = runtime();
    let extra = runtime.text(sentence.to_owned());
    runtime.tell(Op::CheckWait, place, |mut event| {
        event.extra = extra;
        event
    });
}

/// See the harness's `asleep`: returns once the thread is in a wait that only another thread can end, and nobody is left
/// who could end it, or has been for 200 steps of others.
///
/// # Panics
/// With `sentence`, when the thread ends first, or waits by the clock again and again.
#[track_caller]
pub fn asleep(thread: &str, sentence: &str) {
    caller::is_a_check();
    let place = Location::caller();
    let runtime = runtime();
    if !runtime.active.get() {
        return;
    }
    tell_wait(sentence, place);
    let timed_waits = runtime.identified(thread).map_or(0, |number| runtime.threads.borrow()[number].timed_waits);
    let watch = Watch { identity: thread.to_owned(), sentence: sentence.to_owned(), timed_waits, waited: 0 };
    runtime.me(|me| me.watch = Some(watch));
    runtime.watchers.set(runtime.watchers.get() + 1);
    runtime.wait(Wait::new(Op::CheckWait, Key::Asleep, place), false, None);
    runtime.me(|me| me.watch = None);
    runtime.watchers.set(runtime.watchers.get() - 1);
    let meant = runtime.identified(thread);
    runtime.tell(Op::CheckGoesOn, place, |mut event| {
        event.other = meant;
        event
    });
    if let Some(seen) = seen(thread, timed_waits) {
        panic!("{sentence}{seen}");
    }
}

/// What a thread does instead of sleeping; nothing when it sleeps.
fn seen(name: &str, timed_waits: u32) -> Option<&'static str> {
    let Some(number) = runtime().identified(name) else { return Some("") };
    let threads = runtime().threads.borrow();
    let thread = &threads[number];
    match thread.status {
        Status::Ended => Some(" (seen: it ended)"),
        Status::Blocked if thread.deadline.is_none() => None,
        _ if thread.timed_waits > timed_waits => Some(" (seen: it woke up again and again, by the clock)"),
        _ => Some(" (seen: it went on)"),
    }
}

/// See the harness's `identify`.
#[track_caller]
pub fn identify(name: &str) {
    caller::is_a_check();
    is_me(name);
}

fn is_me(name: &str) {
    let runtime = runtime();
    runtime.identify(name, runtime.current.get());
}

/// See the harness's `spawn`.
#[track_caller]
pub fn spawn<T: Send + 'static>(name: &str, f: impl FnOnce() -> T + Send + 'static) -> JoinHandle<T> {
    caller::is_a_check();
    let own_name: Arc<str> = name.into();
    let thread = Builder::new()
        .name(name.to_owned())
        .spawn(move || {
            is_me(&own_name);
            f()
        })
        .expect("failed to start a thread for the check");
    // It is known when this returns.
    runtime().identify(name, thread.thread().number());
    thread
}
