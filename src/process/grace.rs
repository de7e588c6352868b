//! How long what is left of a check may go on: by what it does itself, since a loaded machine lets even the quickest wait.

use std::time::{Duration, Instant};

use super::task::{State, Task};

/// CPU time, and time asleep, that what is left may have.
const GRACE: Duration = Duration::from_secs(2);
/// Between two looks it counts as asleep for no longer than this: whoever looks has to wait for a core as well.
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// The time that what is left of a check has had.
pub(super) struct Grace {
    began: Instant,
    /// What was used when it was looked at first: until then the check may have computed.
    cpu: Option<Duration>,
    /// When and how it was seen last: whether all of it slept.
    last: (Instant, bool),
    asleep: Duration,
    /// However little it was let run.
    most: Duration,
}

impl Grace {
    /// Begins when the check is over; `most` is the longest that is waited in any case.
    pub(super) fn new(now: Instant, most: Duration) -> Grace {
        Grace { began: now, cpu: None, last: (now, false), asleep: Duration::ZERO, most }
    }

    /// Takes a look at what is left, and at the CPU time that was used until now. True when it has had its time.
    pub(super) fn is_over<'t>(
        &mut self,
        now: Instant,
        left: impl IntoIterator<Item = &'t Task>,
        cpu: Duration,
    ) -> bool {
        let sleeps = !left.into_iter().any(|task| task.state == State::Runs);
        let (before, slept) = std::mem::replace(&mut self.last, (now, sleeps));
        if sleeps && slept {
            self.asleep += now.duration_since(before).min(BETWEEN_LOOKS);
        }
        let used = cpu.saturating_sub(*self.cpu.get_or_insert(cpu));
        self.asleep > GRACE || used > GRACE || now.duration_since(self.began) > self.most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Duration = Duration::from_millis(1);
    const MOST: Duration = Duration::from_secs(30);

    fn task(state: State) -> Task {
        Task { tid: 7, name: "t".into(), state, sleeps: 0, cpu_ticks: 0 }
    }

    /// After how many milliseconds it is over, looked at every so many, with what is seen and used by then.
    fn over_after(every: u32, seen: impl Fn(u32) -> (State, Duration)) -> Option<u32> {
        let began = Instant::now();
        let mut grace = Grace::new(began, MOST);
        (0..60_000).step_by(every as usize).find(|at| {
            let (state, cpu) = seen(*at);
            grace.is_over(began + MS * *at, &[task(state)], 5 * MS + cpu)
        })
    }

    #[test]
    fn who_sleeps_or_computes_has_two_seconds() {
        assert_eq!(over_after(10, |_| (State::Timed, MS)), Some(2010));
        assert_eq!(over_after(10, |at| (State::Runs, MS * at)), Some(2010));
    }

    #[test]
    fn who_waits_for_a_core_has_more() {
        assert_eq!(over_after(10, |at| (State::Runs, MS * at / 8)), Some(16_010));
        assert_eq!(over_after(10, |at| (if at < 9000 { State::Runs } else { State::Timed }, MS)), Some(11_010));
    }

    #[test]
    fn who_is_seldom_looked_at_has_more() {
        assert_eq!(over_after(100, |_| (State::Blocked, MS)), Some(10_100));
    }

    #[test]
    fn nobody_goes_on_for_ever() {
        assert_eq!(over_after(10, |_| (State::Runs, MS)), Some(30_010));
    }
}
