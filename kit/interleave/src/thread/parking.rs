//! `park` and `unpark`.

use core::time::Duration;
use std::panic::Location;

use crate::model::event::Op;
use crate::model::runtime::{Key, Wait, runtime};
use crate::model::{Number, Place};

/// See `std::thread::park`. It may return without a cause.
#[track_caller]
pub fn park() {
    wait(None, Location::caller());
}

/// See `std::thread::park_timeout`; the time is virtual.
#[track_caller]
pub fn park_timeout(duration: Duration) {
    wait(Some(duration), Location::caller());
}

/// See `std::thread::park_timeout_ms`.
#[deprecated(note = "replaced by `std::thread::park_timeout`")]
#[track_caller]
pub fn park_timeout_ms(millis: u32) {
    wait(Some(Duration::from_millis(u64::from(millis))), Location::caller());
}

fn wait(duration: Option<Duration>, place: Place) {
    let runtime = runtime();
    if !runtime.active.get() {
        return;
    }
    let me = runtime.current.get();
    let key = Key::Unpark(me);
    let has_token = runtime.me(|me| me.token);
    if !has_token && runtime.spurious() {
        runtime.tell(Op::Park, place, |event| event);
        runtime.point(place);
        runtime.tell(Op::WakeSpuriously, place, |event| event);
        return;
    }
    let op = if has_token { Op::Park } else { Op::ParkWait };
    runtime.tell(op, place, |event| event);
    let deadline = duration.map(|duration| runtime.after(duration));
    if has_token {
        // Nothing holds it back; but another `unpark` that comes first is none.
        runtime.point(place);
    }
    let timed_out = !has_token && runtime.wait(Wait::new(Op::ParkWait, key, place), false, deadline);
    let unparked = runtime.me(|me| {
        let taken = core::mem::take(&mut me.token);
        if taken {
            let view = me.knowledge.unparked.clone();
            me.knowledge.view.join(&view);
        }
        taken
    });
    let op = if timed_out && !unparked { Op::TimeOut } else { Op::Unparked };
    runtime.tell(op, place, |event| event);
}

/// Gives the thread its token and wakes it.
pub(super) fn unpark(number: Number, place: Place) {
    let runtime = runtime();
    if !runtime.active.get() {
        return;
    }
    runtime.point(place);
    runtime.tell(Op::Unpark, place, |event| event.other(number));
    let view = runtime.me(|me| me.knowledge.view.clone());
    if let Some(thread) = runtime.threads.borrow_mut().get_mut(number) {
        thread.token = true;
        thread.knowledge.unparked.join(&view);
    }
    runtime.changed();
    runtime.wake(Key::Unpark(number));
    runtime.point_after(place);
}
