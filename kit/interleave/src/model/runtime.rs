//! The state of the schedule that runs, and the scheduling point.

use core::any::Any;
use core::cell::{Cell, RefCell};
use core::panic::Location;
use std::process::ExitCode;
use std::sync::Arc;

use super::choices::{Choice, Rules};
use super::event::{Event, Extra, Op};
use super::memory::{Histories, Knowledge, View};
use super::object::Made;
use super::strategy::{Question, Strategy};
use super::{Number, Place, engine};
use crate::cell::Access;

static RUNTIME: Runtime = Runtime::new();

/// The state of the schedule that runs.
#[inline]
pub(crate) fn runtime() -> &'static Runtime {
    &RUNTIME
}

/// The state of a schedule. `Cell`s, because any operation of any thread of it comes here.
#[derive(Debug)]
pub(crate) struct Runtime {
    /// Whether a schedule runs; outside of one, operations do what a single thread would see.
    pub(crate) active: Cell<bool>,
    /// Nothing may run any more: the schedule is over.
    pub(crate) stopped: Cell<bool>,
    /// Which schedule of this process it is, from 1.
    pub(crate) schedule: Cell<u32>,
    /// What is explored: its name, and how it is run.
    pub(crate) check: Cell<Option<Check>>,
    pub(crate) current: Cell<Number>,
    /// Who was chosen to run, until the engine asks.
    pub(crate) next: Cell<Option<Number>>,
    /// The engine asks for the sake of a spawn, or of the end of `main`: the running thread goes on.
    pub(crate) stays: Cell<bool>,
    pub(crate) threads: RefCell<Vec<Thread>>,
    pub(crate) objects: RefCell<Vec<Made>>,
    pub(crate) outcome: RefCell<Option<Outcome>>,
    /// Panics that no `join` has seen.
    pub(crate) panics: RefCell<Vec<Panicked>>,
    /// All panics, joined or not.
    pub(crate) panicked: RefCell<Vec<Panicked>>,
    pub(crate) now: Cell<u64>,
    /// How often the program has looked at the clock.
    pub(crate) looks: Cell<u32>,
    pub(crate) steps: Cell<u32>,
    /// Counts what others can see: a thread that spins is left alone until it changes.
    pub(crate) changes: Cell<u64>,
    /// Numbers given to what is too large to be compared.
    pub(crate) fingerprints: Cell<u64>,
    pub(crate) rules: Cell<Rules>,
    /// The program looks at ends; from then on schedules have points there.
    pub(crate) looks_at_ends: Cell<bool>,
    pub(crate) step_limit: Cell<u32>,
    pub(crate) strategy: RefCell<Strategy>,
    pub(crate) choices: RefCell<Vec<Choice>>,
    pub(crate) candidates: RefCell<Vec<Number>>,
    /// The running thread was run because nobody else could see what it did: whoever goes on now is no surprise.
    pub(crate) ran_eagerly: Cell<bool>,
    pub(crate) spurious_left: Cell<u32>,
    // Orderings.
    pub(crate) memory_used: Cell<bool>,
    pub(crate) stale_left: Cell<u32>,
    pub(crate) views: RefCell<Vec<View>>,
    pub(crate) sequential: RefCell<View>,
    pub(crate) histories: RefCell<Histories>,
    /// What was touched through `UnsafeCell`s since the running thread's last point.
    pub(crate) accesses: RefCell<Vec<Access>>,
    // What is told.
    pub(crate) traces: Cell<bool>,
    /// Contents of locks are told as well.
    pub(crate) tells_contents: Cell<bool>,
    pub(crate) events: RefCell<Vec<Event>>,
    pub(crate) texts: RefCell<Vec<String>>,
    // What checks ask.
    identities: RefCell<Vec<(String, Number)>>,
    pub(crate) meetings: RefCell<Vec<Meeting>>,
    /// How many threads are in `asleep`.
    pub(crate) watchers: Cell<u32>,
}

// SAFETY: one OS thread at a time uses it. Schedules run on one, and `engine` hands over from it to the next by joining it; a
// program cannot start another, for the only std that it has is this crate, whose threads are coroutines. `main`, which
// prepares and tells, waits meanwhile. The watchdog alone looks from beside: once nothing here has been called during
// seconds of CPU time, at what stands still, to tell of it and to end the process. (Should the program go on at that very
// moment, what is told may be garbled, and the process may die of it: it was about to end, and never counts as passed.)
unsafe impl Sync for Runtime {}

/// More events than anybody could read; beyond it only steps are counted.
const MAX_EVENTS: usize = 100_000;
/// Waits that end without a cause, in one schedule.
const SPURIOUS: u32 = 2;
/// Old values that loads see, in one schedule.
const STALE: u32 = 2;

/// A check, by its name and how it is run.
pub(crate) type Check = (&'static str, fn() -> ExitCode);

/// How a schedule failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Panic(Panicked),
    /// Nobody joined the thread that panicked.
    Unjoined(Panicked),
    Deadlock,
    /// More steps than a schedule may have.
    Endless,
    Exit(i32),
    /// What a check waited for never happened.
    Check {
        sentence: String,
        thread: Number,
    },
}

/// A panic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Panicked {
    pub(crate) thread: Number,
    pub(crate) message: String,
    pub(crate) file: String,
    pub(crate) line: u32,
}

/// A meeting of `together`.
#[derive(Debug)]
pub(crate) struct Meeting {
    pub(crate) sentence: String,
    pub(crate) arrived: usize,
    pub(crate) met: bool,
}

/// Whether a thread may run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Ready,
    Blocked,
    Ended,
}

/// What a blocked thread is woken by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// Something about the object: free again, a message, a notification.
    Object(u32),
    /// The end of a thread.
    End(Number),
    /// The end of a scope's threads.
    Scope(usize),
    Unpark(Number),
    Meeting(usize),
    /// Only the clock.
    Clock,
    /// A thread of that identity falls asleep.
    Asleep,
}

/// What a thread is about to do, and cannot yet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wait {
    pub(crate) op: Op,
    pub(crate) key: Key,
    pub(crate) object: u32,
    /// Who holds the object, and since where; or whom a join waits for.
    pub(crate) holder: Option<(Number, Option<Place>)>,
    pub(crate) place: Place,
}

impl Wait {
    pub(crate) fn new(op: Op, key: Key, place: Place) -> Wait {
        let object = if let Key::Object(object) = key { object } else { 0 };
        Wait { op, key, object, holder: None, place }
    }
}

/// A thread of the schedule.
pub(crate) struct Thread {
    pub(crate) name: Option<Arc<str>>,
    pub(crate) spawned: Option<Place>,
    pub(crate) status: Status,
    /// What it does next nobody else can see: it needs no choice.
    pub(crate) eager: bool,
    pub(crate) wait: Option<Wait>,
    /// When its wait ends by the clock.
    pub(crate) deadline: Option<u64>,
    pub(crate) timed_out: bool,
    /// An `unpark` that came before the `park`.
    pub(crate) token: bool,
    /// How many panics it is unwinding.
    pub(crate) panicking: u32,
    pub(crate) spin: Spin,
    pub(crate) knowledge: Knowledge,
    pub(crate) locals: Vec<Local>,
    /// What it runs, until it starts.
    pub(crate) body: Option<Box<dyn FnOnce()>>,
    /// Where it did something last.
    pub(crate) last: Option<Place>,
    /// How often it waited with a time-out or slept; what `asleep` calls polling.
    pub(crate) timed_waits: u32,
    /// What it is in `asleep` for.
    pub(crate) watch: Option<Watch>,
}

/// What `asleep` waits for.
#[derive(Clone, Debug)]
pub(crate) struct Watch {
    pub(crate) identity: String,
    pub(crate) sentence: String,
    /// The watched thread's timed waits when it began.
    pub(crate) timed_waits: u32,
    /// For how many steps the watched thread has been waiting.
    pub(crate) waited: u32,
}

impl core::fmt::Debug for Thread {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Thread").field("name", &self.name).field("status", &self.status).finish_non_exhaustive()
    }
}

impl Thread {
    pub(crate) fn new(name: Option<Arc<str>>, spawned: Option<Place>, body: Option<Box<dyn FnOnce()>>) -> Thread {
        Thread {
            name,
            spawned,
            status: Status::Ready,
            eager: false,
            wait: None,
            deadline: None,
            timed_out: false,
            token: false,
            panicking: 0,
            spin: Spin::default(),
            knowledge: Knowledge::default(),
            locals: Vec::new(),
            body,
            last: None,
            timed_waits: 0,
            watch: None,
        }
    }
}

/// A value of a thread-local.
pub(crate) struct Local {
    /// The thread-local's address.
    pub(crate) key: usize,
    /// Nothing once it was dropped.
    pub(crate) value: Option<Box<dyn Any>>,
    /// Whether it is dropped at the thread's end: others stay to the last.
    pub(crate) needs_drop: bool,
}

/// Operations in a row that told a thread nothing new.
#[derive(Debug, Default)]
pub(crate) struct Spin {
    seen: Vec<(usize, u32, u64)>,
    useless: u32,
    /// What others had changed when it all was useless.
    at: u64,
    /// Changes of its own, which do not end its spinning.
    own: u64,
}

/// After so many a thread is said to spin: another one has to run.
const SPINS: u32 = 4;

impl Spin {
    pub(crate) fn spins(&self, changes: u64) -> bool {
        self.useless >= SPINS && self.at == changes - self.own
    }

    pub(crate) fn rest(&mut self) {
        self.useless = 0;
        self.seen.clear();
    }
}

impl Runtime {
    const fn new() -> Runtime {
        Runtime {
            active: Cell::new(false),
            stopped: Cell::new(false),
            schedule: Cell::new(0),
            check: Cell::new(None),
            current: Cell::new(0),
            next: Cell::new(None),
            stays: Cell::new(false),
            threads: RefCell::new(Vec::new()),
            objects: RefCell::new(Vec::new()),
            outcome: RefCell::new(None),
            panics: RefCell::new(Vec::new()),
            panicked: RefCell::new(Vec::new()),
            now: Cell::new(0),
            looks: Cell::new(0),
            steps: Cell::new(0),
            changes: Cell::new(0),
            fingerprints: Cell::new(0),
            rules: Cell::new(Rules { adversarial: true, orderings: true, ends: false, owners: false }),
            looks_at_ends: Cell::new(false),
            step_limit: Cell::new(u32::MAX),
            strategy: RefCell::new(Strategy::NONE),
            choices: RefCell::new(Vec::new()),
            candidates: RefCell::new(Vec::new()),
            ran_eagerly: Cell::new(false),
            spurious_left: Cell::new(0),
            memory_used: Cell::new(false),
            stale_left: Cell::new(0),
            views: RefCell::new(Vec::new()),
            sequential: RefCell::new(View::new()),
            histories: RefCell::new(Vec::new()),
            accesses: RefCell::new(Vec::new()),
            traces: Cell::new(true),
            tells_contents: Cell::new(false),
            events: RefCell::new(Vec::new()),
            texts: RefCell::new(Vec::new()),
            identities: RefCell::new(Vec::new()),
            meetings: RefCell::new(Vec::new()),
            watchers: Cell::new(0),
        }
    }

    /// Begins a schedule, with `main` as its only thread.
    pub(crate) fn begin(&self) {
        // What is left of the last schedule may have destructors that come here: it is forgotten, not dropped.
        core::mem::forget(self.threads.take());
        self.threads.borrow_mut().push(Thread::new(Some("main".into()), None, None));
        self.objects.borrow_mut().clear();
        self.outcome.take();
        self.panics.borrow_mut().clear();
        self.panicked.borrow_mut().clear();
        self.events.borrow_mut().clear();
        self.texts.borrow_mut().clear();
        self.choices.borrow_mut().clear();
        self.identities.borrow_mut().clear();
        self.meetings.borrow_mut().clear();
        self.watchers.set(0);
        self.views.borrow_mut().clear();
        self.sequential.take();
        self.histories.borrow_mut().clear();
        self.schedule.set(self.schedule.get() + 1);
        for cell in [&self.looks, &self.steps] {
            cell.set(0);
        }
        self.now.set(0);
        self.changes.set(0);
        self.current.set(0);
        self.next.set(None);
        self.stays.set(false);
        self.ran_eagerly.set(false);
        self.accesses.borrow_mut().clear();
        self.looks_at_ends.set(self.rules.get().ends);
        self.memory_used.set(false);
        self.spurious_left.set(SPURIOUS);
        self.stale_left.set(if self.rules.get().orderings { STALE } else { 0 });
        self.stopped.set(false);
        self.active.set(true);
    }

    /// Ends the schedule: nothing runs any more, and what is dropped from now on does nothing.
    pub(crate) fn stop(&self) {
        self.stopped.set(true);
        self.active.set(false);
        for thread in self.threads.borrow_mut().iter_mut() {
            // The learner's values in it are not dropped either: their thread never ran.
            core::mem::forget(thread.body.take());
        }
    }

    /// Ends the schedule with `main`, which the engine lets return.
    pub(crate) fn stop_with_main(&self) {
        self.stop();
        self.stays.set(true);
    }

    /// Ends the schedule as a failure; the first one counts.
    pub(crate) fn fail(&self, outcome: Outcome) {
        self.outcome.borrow_mut().get_or_insert(outcome);
        self.stop();
    }

    /// The running thread.
    pub(crate) fn me<T>(&self, f: impl FnOnce(&mut Thread) -> T) -> T {
        f(&mut self.threads.borrow_mut()[self.current.get()])
    }

    /// The thread that was identified last by this name.
    pub(crate) fn identified(&self, name: &str) -> Option<Number> {
        self.identities.borrow().iter().find(|(known, _)| known == name).map(|(_, number)| *number)
    }

    /// From now on that thread is meant by this name.
    pub(crate) fn identify(&self, name: &str, thread: Number) {
        let mut identities = self.identities.borrow_mut();
        identities.retain(|(known, _)| known != name);
        identities.push((name.to_owned(), thread));
    }

    /// Where the running thread did something last: a drop, or what std calls, has no place of its own.
    pub(crate) fn last_place(&self, otherwise: Place) -> Place {
        let threads = self.threads.borrow();
        threads.get(self.current.get()).and_then(|thread| thread.last.or(thread.spawned)).unwrap_or(otherwise)
    }

    pub(crate) fn is_unwinding(&self) -> bool {
        self.threads.borrow().get(self.current.get()).is_some_and(|thread| thread.panicking > 0)
    }

    /// A scheduling point: another thread may run now. Called before whatever others can see.
    #[inline]
    pub(crate) fn point(&self, place: Place) {
        if self.active.get() {
            self.point_slowly(place, false);
        }
    }

    /// A scheduling point of an end: of a critical section, a thread, a sender. It only lets others go on, which they may
    /// as well do at the next point; it matters where the program looks at ends with `try_lock`, `is_finished` and such.
    #[inline]
    pub(crate) fn point_at_end(&self, place: Place) {
        if self.active.get() && self.rules.get().ends {
            self.point_slowly(place, false);
        }
    }

    /// A scheduling point right after an operation. It matters where the program looks at how many owners an `Arc` has: the
    /// thread may still be one of them when others see what it has done.
    #[inline]
    pub(crate) fn point_after(&self, place: Place) {
        if self.active.get() && self.rules.get().owners {
            self.point_slowly(place, false);
        }
    }

    /// A point at which the thread lets others go first.
    pub(crate) fn point_yielding(&self, place: Place) {
        if self.active.get() {
            self.point_slowly(place, true);
        }
    }

    fn point_slowly(&self, place: Place, yields: bool) {
        self.me(|me| me.last = Some(place));
        crate::cell::settle(self);
        self.turn(yields);
    }

    /// Ends the thread where it stands: the schedule is over.
    pub(crate) fn never(&self) -> ! {
        loop {
            self.turn(false);
        }
    }

    /// Lets another thread run, if one is chosen; returns when this one runs again.
    fn turn(&self, yields: bool) {
        let me = self.current.get();
        match self.decide(Some(me), yields) {
            Some(next) if next == me => {}
            next => {
                self.next.set(next);
                loop {
                    engine::switch();
                    if !self.stopped.get() {
                        break;
                    }
                    // The schedule is over, and this thread unwinds: the engine lets it go on to the end of that, but it
                    // waits for somebody who never comes. After some turns the engine gives it up.
                }
            }
        }
    }

    /// The program looks at ends. A schedule that did not know is run again.
    pub(crate) fn looks_at_ends(&self) {
        self.looks_at_ends.set(true);
    }

    /// Waits until somebody wakes the thread by the key, or until the deadline; says whether it was the clock.
    ///
    /// If `enabled`, it need not wait, and this is a scheduling point at which the thread stays enabled until somebody
    /// [disables](Runtime::disable) it. Returns at once outside of a schedule.
    pub(crate) fn wait(&self, wait: Wait, enabled: bool, deadline: Option<u64>) -> bool {
        if !self.active.get() {
            return false;
        }
        self.me(|me| {
            me.last = Some(wait.place);
            me.wait = Some(wait);
            me.status = if enabled { Status::Ready } else { Status::Blocked };
            me.deadline = deadline;
            me.timed_out = false;
            me.timed_waits += u32::from(deadline.is_some());
        });
        if deadline.is_some() {
            self.tell_of_polling();
        }
        crate::cell::settle(self);
        self.turn(false);
        self.me(|me| {
            me.wait = None;
            me.deadline = None;
            me.eager = false;
            core::mem::take(&mut me.timed_out)
        })
    }

    /// Whoever waits by this key may go on.
    pub(crate) fn wake(&self, key: Key) {
        self.wake_where(false, |wait| wait.key == key);
    }

    /// The same for waits whose end nobody else can see: it needs no choice.
    pub(crate) fn wake_eagerly(&self, key: Key) {
        self.wake_where(true, |wait| wait.key == key);
    }

    /// Whoever waits for the object in one of these ways may go on.
    pub(crate) fn wake_for(&self, object: u32, ops: &[Op]) {
        self.wake_where(false, |wait| wait.key == Key::Object(object) && ops.contains(&wait.op));
    }

    fn wake_where(&self, eager: bool, woken: impl Fn(&Wait) -> bool) {
        for thread in self.threads.borrow_mut().iter_mut() {
            if thread.status == Status::Blocked && thread.wait.as_ref().is_some_and(&woken) {
                thread.status = Status::Ready;
                thread.deadline = None;
                thread.eager = eager;
            }
        }
    }

    /// Who waits by this key, in the order of their numbers.
    pub(crate) fn waiting(&self, key: Key) -> Vec<Number> {
        let threads = self.threads.borrow();
        let waits =
            |thread: &Thread| thread.status == Status::Blocked && thread.wait.is_some_and(|wait| wait.key == key);
        (0..threads.len()).filter(|&number| waits(&threads[number])).collect()
    }

    /// Wakes one thread.
    pub(crate) fn wake_one(&self, number: Number) {
        let mut threads = self.threads.borrow_mut();
        threads[number].status = Status::Ready;
        threads[number].deadline = None;
    }

    /// This thread took the object: whoever was about to take it in such a way has to wait for it.
    pub(crate) fn disable(&self, object: u32, ops: &[Op], place: Place) {
        let me = self.current.get();
        let mut threads = self.threads.borrow_mut();
        for (number, thread) in threads.iter_mut().enumerate() {
            let Some(wait) = &mut thread.wait else { continue };
            if number == me || wait.key != Key::Object(object) || !ops.contains(&wait.op) {
                continue;
            }
            wait.holder = Some((me, Some(place)));
            if thread.status == Status::Ready {
                thread.status = Status::Blocked;
                let event = Event::new(number, wait.op, wait.place).on(object).other(me);
                self.record(event);
            }
        }
    }

    /// The running thread has changed something that others can see.
    pub(crate) fn changed(&self) {
        self.changes.set(self.changes.get() + 1);
        self.me(|me| {
            me.spin.own += 1;
            me.spin.rest();
        });
    }

    /// The running thread has taken something and put it back: others that look may see it, but it is no progress.
    pub(crate) fn touched(&self) {
        if self.looks_at_ends.get() {
            self.changes.set(self.changes.get() + 1);
            self.me(|me| me.spin.own += 1);
        }
    }

    /// The world has changed by itself: time has passed.
    pub(crate) fn world_changed(&self) {
        self.changes.set(self.changes.get() + 1);
    }

    /// The running thread has looked at something that may be part of a spin loop, and found `bits`.
    pub(crate) fn looked(&self, place: Place, object: u32, bits: u64) {
        if !self.active.get() {
            return;
        }
        let changes = self.changes.get();
        self.me(|me| {
            let spin = &mut me.spin;
            if spin.at != changes - spin.own {
                spin.at = changes - spin.own;
                spin.rest();
            }
            let key = (core::ptr::from_ref::<Location<'static>>(place) as usize, object, bits);
            if spin.seen.contains(&key) {
                spin.useless += 1;
            } else {
                spin.seen.push(key);
            }
        });
    }

    /// A choice that is not between threads: a number below `among`, 0 being the usual one.
    pub(crate) fn number(&self, question: Question, among: u32) -> u32 {
        if among < 2 || !self.active.get() {
            return 0;
        }
        let pick = self.strategy.borrow_mut().number(question, among);
        self.choices.borrow_mut().push(Choice { pick, among });
        pick
    }

    /// Whether something happens without a cause, which it does only so often in a schedule.
    pub(crate) fn spurious(&self) -> bool {
        let left = self.spurious_left.get();
        let happens = left > 0 && self.number(Question::Spurious, 2) == 1;
        self.spurious_left.set(left - u32::from(happens));
        happens
    }

    /// The virtual time after a duration.
    pub(crate) fn after(&self, duration: core::time::Duration) -> u64 {
        self.now.get().saturating_add(u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX))
    }

    /// Notes an event of the running thread.
    #[inline]
    pub(crate) fn tell(&self, op: Op, place: Place, more: impl FnOnce(Event) -> Event) {
        if self.traces.get() && self.active.get() {
            self.record(more(Event::new(self.current.get(), op, place)));
        }
    }

    /// Notes an event.
    pub(crate) fn record(&self, mut event: Event) {
        let mut events = self.events.borrow_mut();
        if self.traces.get() && self.active.get() && events.len() < MAX_EVENTS {
            event.nanos = self.now.get();
            events.push(event);
        }
    }

    /// Keeps a text for an event.
    pub(crate) fn text(&self, text: String) -> Extra {
        if !self.traces.get() || !self.active.get() {
            return Extra::None;
        }
        let mut texts = self.texts.borrow_mut();
        texts.push(text);
        Extra::Text(texts.len() - 1)
    }
}
