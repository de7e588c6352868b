//! Who runs next, and when nothing can.

use super::choices::Choice;
use super::event::{Event, Op};
use super::runtime::{Key, Outcome, Runtime, Status};
use super::strategy::Candidates;
use super::{Number, Place};

/// For how many steps a thread that `asleep` watches must wait while others go on, until it counts.
const PATIENCE: u32 = 200;
/// How often a thread may wait by the clock while `asleep` watches it.
pub(crate) const POLLS: u32 = 20;

impl Runtime {
    /// Chooses who runs next; nobody when the schedule is over. `current` is the running thread, `None` when it has ended.
    pub(crate) fn decide(&self, current: Option<Number>, yields: bool) -> Option<Number> {
        if self.stopped.get() {
            return None;
        }
        let steps = self.steps.get() + 1;
        self.steps.set(steps);
        crate::search::watchdog::alive();
        if self.watchers.get() > 0 {
            self.watch();
        }
        if steps > self.step_limit.get() {
            self.fail(self.endless());
            return None;
        }
        // A thread that came here without a choice has no claim to go on.
        let current = current.filter(|_| !self.ran_eagerly.take());
        let next = self.choose(current, yields)?;
        self.run(next);
        Some(next)
    }

    fn choose(&self, current: Option<Number>, yields: bool) -> Option<Number> {
        loop {
            if let Some(eager) = self.threads.borrow().iter().position(|it| it.eager && it.status == Status::Ready) {
                self.ran_eagerly.set(true);
                return Some(eager);
            }
            let (goes_on, sleeping) = self.collect(current);
            let candidates = self.candidates.borrow();
            match candidates.as_slice() {
                [] => {
                    drop(candidates);
                    if !self.unstick() {
                        return None;
                    }
                }
                [only] => return Some(*only),
                several => {
                    let offered = Candidates { threads: several, goes_on, sleeping, yields };
                    let pick = self.strategy.borrow_mut().thread(&offered);
                    let among = u32::try_from(several.len()).unwrap_or(u32::MAX);
                    self.choices.borrow_mut().push(Choice { pick, among });
                    return Some(several[pick as usize]);
                }
            }
        }
    }

    /// Collects who may run: the running thread first, then the others, then, where time may jump, those whom it wakes,
    /// the earliest first. Says whether the running thread may go on, and how many sleep.
    fn collect(&self, current: Option<Number>) -> (bool, usize) {
        let threads = self.threads.borrow();
        let mut candidates = self.candidates.borrow_mut();
        candidates.clear();
        let changes = self.changes.get();
        let runs = |number: Number| {
            let thread = &threads[number];
            thread.status == Status::Ready && !thread.spin.spins(changes)
        };
        let goes_on = current.filter(|&number| runs(number));
        candidates.extend(goes_on);
        candidates.extend((0..threads.len()).filter(|&number| Some(number) != goes_on && runs(number)));
        let awake = candidates.len();
        if self.rules.get().adversarial {
            let sleeps =
                |number: &Number| threads[*number].status == Status::Blocked && threads[*number].deadline.is_some();
            candidates.extend((0..threads.len()).filter(sleeps));
            candidates[awake..].sort_by_key(|&number| threads[number].deadline);
        }
        (goes_on.is_some(), candidates.len() - awake)
    }

    /// Nobody may run: time passes, a spinning thread goes on, a check learns that somebody sleeps. False when that is
    /// the end of the schedule.
    fn unstick(&self) -> bool {
        if self.pass_time() || self.let_spin() || self.tell_checks() {
            return true;
        }
        if !self.stopped.get() {
            let outcome = self.checks_sentence().unwrap_or(Outcome::Deadlock);
            self.fail(outcome);
        }
        false
    }

    /// Moves the clock to the earliest deadline.
    fn pass_time(&self) -> bool {
        let mut threads = self.threads.borrow_mut();
        let blocked = |status| status == Status::Blocked;
        let earliest = threads.iter().filter(|it| blocked(it.status)).filter_map(|it| it.deadline).min();
        let Some(earliest) = earliest else { return false };
        self.now.set(self.now.get().max(earliest));
        for thread in threads.iter_mut() {
            if blocked(thread.status) && thread.deadline == Some(earliest) {
                thread.status = Status::Ready;
                thread.deadline = None;
                thread.timed_out = true;
                thread.eager = thread.wait.is_some_and(|wait| wait.op == Op::Sleep);
            }
        }
        drop(threads);
        self.world_changed();
        true
    }

    /// Only threads that spin are left: they may have a last turn to count.
    fn let_spin(&self) -> bool {
        let mut found = false;
        for thread in self.threads.borrow_mut().iter_mut() {
            if thread.status == Status::Ready {
                thread.spin.rest();
                found = true;
            }
        }
        found
    }

    /// Wakes the checks that watch a thread which sleeps now, or which will never do so.
    fn tell_checks(&self) -> bool {
        let watching = self.waiting(Key::Asleep);
        let Some(&first) = watching.first() else { return false };
        self.wake_one(first);
        true
    }

    /// Where a check waits, a standstill is what it says.
    fn checks_sentence(&self) -> Option<Outcome> {
        let threads = self.threads.borrow();
        let waits = |number: &Number| {
            threads[*number].wait.is_some_and(|wait| matches!(wait.key, Key::Meeting(_) | Key::Asleep))
        };
        let thread = (0..threads.len()).find(waits)?;
        let sentence = match threads[thread].wait?.key {
            Key::Meeting(meeting) => self.meetings.borrow()[meeting].sentence.clone(),
            _ => threads[thread].watch.as_ref()?.sentence.clone(),
        };
        Some(Outcome::Check { sentence, thread })
    }

    /// What a schedule of too many steps means.
    fn endless(&self) -> Outcome {
        self.checks_sentence().unwrap_or(Outcome::Endless)
    }

    /// The thread runs now; if its wait was to end by the clock, it is that late.
    fn run(&self, number: Number) {
        let mut threads = self.threads.borrow_mut();
        let thread = &mut threads[number];
        if thread.status == Status::Blocked {
            let deadline = thread.deadline.take().unwrap_or(0);
            self.now.set(self.now.get().max(deadline));
            thread.status = Status::Ready;
            thread.timed_out = true;
            self.world_changed();
        }
        thread.eager = false;
        self.current.set(number);
    }

    /// The threads that have not ended, each with what it waits for.
    pub(crate) fn stuck(&self) -> Vec<Stuck> {
        let threads = self.threads.borrow();
        let alive = threads.iter().enumerate().filter(|(_, thread)| thread.status != Status::Ended);
        let stuck = alive.map(|(number, thread)| Stuck {
            thread: number,
            op: thread.wait.filter(|_| thread.status == Status::Blocked).map(|wait| wait.op),
            object: thread.wait.map_or(0, |wait| wait.object),
            holder: thread.wait.and_then(|wait| wait.holder),
            place: thread.wait.map(|wait| wait.place).or(thread.last),
        });
        stuck.collect()
    }

    /// Wakes the checks whose thread has been waiting for long, although others go on.
    fn watch(&self) {
        let mut threads = self.threads.borrow_mut();
        for watcher in 0..threads.len() {
            let Some(watch) = &threads[watcher].watch else { continue };
            let waits = self
                .identified(&watch.identity)
                .is_some_and(|number| threads[number].status == Status::Blocked && threads[number].deadline.is_none());
            let watcher = &mut threads[watcher];
            let Some(watch) = &mut watcher.watch else { continue };
            watch.waited = if waits { watch.waited + 1 } else { 0 };
            if watch.waited > PATIENCE && watcher.status == Status::Blocked {
                watcher.status = Status::Ready;
            }
        }
    }

    /// Wakes the checks that watch the running thread, if it waits by the clock again and again.
    pub(crate) fn tell_of_polling(&self) {
        let me = self.current.get();
        let mut threads = self.threads.borrow_mut();
        let timed_waits = threads[me].timed_waits;
        for thread in threads.iter_mut() {
            let Some(watch) = &thread.watch else { continue };
            let is_me = self.identified(&watch.identity) == Some(me);
            if is_me && thread.status == Status::Blocked && timed_waits > watch.timed_waits + POLLS {
                thread.status = Status::Ready;
            }
        }
    }

    /// Notes that a thread waits, as an event.
    pub(crate) fn tell_wait(&self, op: Op, place: Place, object: u32, holder: Option<Number>) {
        self.tell(op, place, |mut event: Event| {
            event.other = holder;
            event.on(object)
        });
    }
}

/// A thread that has not ended.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stuck {
    pub(crate) thread: Number,
    /// What it waits in; it runs if it waits in nothing.
    pub(crate) op: Option<Op>,
    pub(crate) object: u32,
    pub(crate) holder: Option<(Number, Option<Place>)>,
    pub(crate) place: Option<Place>,
}
