//! `together`: proves that things happen at the same time.

use std::sync::{Condvar, Mutex, MutexGuard};

use crate::{caller, channel, identity};

struct Meeting {
    sentence: String,
    arrived: usize,
    met: bool,
}

static MEETINGS: Mutex<Vec<Meeting>> = Mutex::new(Vec::new());
static MET: Condvar = Condvar::new();

/// Returns once `n` threads are inside this call, with the same `sentence`, at the same time.
///
/// From then on that meeting has taken place: a later call with the same sentence returns at once. When the program
/// comes to a standstill before `n` have met, or the time is up, the check fails with `sentence`, which says what
/// never happened: `together(2, "the two jobs never ran at the same time")`.
///
/// # Panics
/// When the caller is no check.
#[track_caller]
pub fn together(n: usize, sentence: &str) {
    caller::is_a_check();
    let mut meetings = lock();
    let index = match meetings.iter().position(|meeting| meeting.sentence == sentence) {
        Some(index) => index,
        None => {
            meetings.push(Meeting { sentence: sentence.to_owned(), arrived: 0, met: false });
            meetings.len() - 1
        }
    };
    meetings[index].arrived += 1;
    if meetings[index].arrived >= n {
        meetings[index].met = true;
        MET.notify_all();
    }
    if meetings[index].met {
        return;
    }
    drop(meetings);
    waiting("together", sentence, || {
        let mut meetings = lock();
        while !meetings[index].met {
            meetings = MET.wait(meetings).unwrap_or_else(|poisoned| poisoned.into_inner());
        }
    });
}

fn lock() -> MutexGuard<'static, Vec<Meeting>> {
    MEETINGS.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// Tells the grader that this thread waits in a check, so that a standstill is not taken for the learner's deadlock.
pub(crate) fn waiting<T>(kind: &str, sentence: &str, wait: impl FnOnce() -> T) -> T {
    let tid = identity::current().map(|tid| tid.to_string()).unwrap_or_default();
    if let Some(channel) = channel::get() {
        channel.send("waits", &[kind, &tid, sentence]);
    }
    let result = wait();
    if let Some(channel) = channel::get() {
        channel.send("goes-on", &[&tid]);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_threads_that_meet_go_on_and_a_later_one_passes() {
        std::thread::scope(|scope| {
            scope.spawn(|| together(2, "they never met"));
            together(2, "they never met");
        });
        together(2, "they never met");
    }
}
