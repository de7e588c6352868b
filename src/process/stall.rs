//! When a program can never move again: a conclusion from several looks at its threads.

use super::task::{State, Task, Tid};

/// Looks that must agree. Two are a proof (below); the third is for what we have not thought of.
const LOOKS: u32 = 3;
/// How often a thread in `asleep` must have looked around meanwhile. It looks once for each of its own sleeps.
const LOOKED_AROUND: u64 = 10;

/// Compares looks at all threads of a program.
///
/// Between two looks that show a thread in the same untimed wait with the same count of sleeps, that thread slept. Where
/// this holds for all threads there was a moment at which all of them slept, each until another one wakes it: a proof,
/// on a machine of any speed and load. A thread in the check's `asleep` moves all the time and wakes nobody; it must
/// have had the time, in one and the same call, to see that the others stand still.
#[derive(Debug, Default)]
pub(super) struct Stall {
    first: Vec<Task>,
    calls: usize,
    looks: u32,
}

impl Stall {
    /// Takes one more look; `looking` are the threads in `asleep`, and `calls` counts how often threads have said that they
    /// begin or end to wait in a check, up to a moment after the look. True when nothing can ever move again.
    pub(super) fn look(&mut self, tasks: &[Task], looking: &[Tid], calls: usize) -> bool {
        let waits = |task: &Task| matches!(task.state, State::Waits { .. });
        let all_wait = !tasks.is_empty() && tasks.iter().all(|task| looking.contains(&task.tid) || waits(task));
        if !all_wait {
            self.looks = 0;
            return false;
        }
        let same =
            self.looks > 0
                && self.calls == calls
                && self.first.len() == tasks.len()
                && self.first.iter().zip(tasks).all(|(first, task)| {
                    if looking.contains(&task.tid) { first.tid == task.tid } else { first == task }
                });
        if !same {
            self.first = tasks.to_vec();
            self.calls = calls;
            self.looks = 1;
            return false;
        }
        self.looks += 1;
        let looked_around = self
            .first
            .iter()
            .zip(tasks)
            .all(|(first, task)| !looking.contains(&task.tid) || task.sleeps >= first.sleeps + LOOKED_AROUND);
        self.looks >= LOOKS && looked_around
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waits(tid: Tid, sleeps: u64) -> Task {
        Task { tid, name: "t".into(), state: State::Waits { address: 1, value: 2 }, sleeps, cpu_ticks: 0 }
    }

    fn timed(tid: Tid, sleeps: u64) -> Task {
        Task { state: State::Timed, ..waits(tid, sleeps) }
    }

    #[test]
    fn three_equal_looks_are_a_stall() {
        let mut stall = Stall::default();
        let tasks = [waits(1, 5), waits(2, 7)];
        assert_eq!([(); 3].map(|()| stall.look(&tasks, &[], 0)), [false, false, true]);
    }

    #[test]
    fn a_thread_that_slept_again_meanwhile_moves() {
        let mut stall = Stall::default();
        assert!(!(0..10).any(|n| stall.look(&[waits(1, 5), waits(2, n)], &[], 0)));
    }

    #[test]
    fn a_wait_with_a_time_out_is_none() {
        let mut stall = Stall::default();
        assert!(!(0..10).any(|_| stall.look(&[waits(1, 5), timed(2, 7)], &[], 0)));
    }

    #[test]
    fn a_check_that_looks_on_must_have_looked_around() {
        let mut stall = Stall::default();
        assert!(!(0..10).any(|_| stall.look(&[waits(1, 5), timed(2, 7)], &[2], 1)));
        assert!(stall.look(&[waits(1, 5), timed(2, 17)], &[2], 1));
    }

    #[test]
    fn many_short_calls_of_a_check_are_no_long_one() {
        let mut stall = Stall::default();
        assert!(!(0..100).any(|n| stall.look(&[waits(1, 5), timed(2, 7 + 20 * n)], &[2], 1 + 2 * n as usize)));
    }
}
