//! shuttle's engine: stacks for the threads of a schedule, and the switch from one to another.
//!
//! To the engine every thread can always run; who may is decided in [`decide`](super::decide), and the engine is told.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, Location};
use std::rc::Rc;

use shuttle_engine::runtime::execution::{Execution, ExecutionState};
use shuttle_engine::runtime::thread::continuation::{CONTINUATION_POOL, ContinuationPool};
use shuttle_engine::scheduler::{Schedule, Scheduler, Task, TaskId};
use shuttle_engine::{Config, FailurePersistence, MaxSteps};

use super::Number;
use super::hashkeys::HashKeys;
use super::runtime::runtime;

/// The stack of a thread, in bytes; mapped, not used.
const STACK: usize = 8 << 20;
/// Turns beyond a schedule's steps after which the engine gives up a thread that cannot end.
const BEYOND: usize = 10_000;

/// Lets the engine run whoever was chosen.
pub(crate) fn switch() {
    shuttle_engine::runtime::thread::switch();
}

/// Makes a coroutine for a thread whose body is there already. The running thread goes on.
pub(crate) fn spawn(number: Number, place: super::Place) {
    runtime().stays.set(true);
    let body = Box::new(move || crate::thread::run(number));
    let task = ExecutionState::spawn_thread(body, STACK, None, None, place);
    runtime().stays.set(false);
    debug_assert_eq!(usize::from(task), number, "the engine counts as we do");
}

/// The schedules that are to be run.
pub(crate) trait Schedules {
    /// Prepares the next one; false when there is none.
    fn prepare(&mut self) -> bool;

    /// Runs the one that was prepared, by calling `one`, here or in another process.
    fn run(&mut self, one: fn());
}

/// What goes from one OS thread to the next.
struct HandedOver<'a>(&'a mut dyn Schedules);

// SAFETY: it is used by one OS thread at a time: `run` waits for the one that has it, and goes on only then. Nothing in it is
// tied to an OS thread: what is not `Send` is raw pointers to memory of the whole process.
unsafe impl Send for HandedOver<'_> {}

/// Runs schedules, one after the other.
///
/// All on a thread of the OS of its own, and again on another one where the last is spoilt: a thread of the program that
/// was unwinding when its schedule ended leaves the OS thread panicking for ever, and hash keys that cannot be put back
/// are the same only on a new one.
pub(crate) fn run(schedules: &mut dyn Schedules) {
    let mut over = false;
    while !over {
        let handed = HandedOver(schedules);
        std::thread::scope(|scope| {
            let thread = scope.spawn(move || {
                let handed = handed;
                let pool = ContinuationPool::new();
                CONTINUATION_POOL.set(&pool, || {
                    warm_up();
                    let keys = HashKeys::find();
                    while handed.0.prepare() {
                        if let Some(keys) = &keys {
                            keys.restore();
                        }
                        handed.0.run(one);
                        if keys.is_none() || std::thread::panicking() {
                            return false;
                        }
                    }
                    true
                })
            });
            over = thread.join().unwrap_or(true);
        });
    }
}

/// What all that the engine runs has in common.
fn config() -> Config {
    let mut config = Config::new();
    config.stack_size = STACK;
    config.failure_persistence = FailurePersistence::None;
    config.silence_warnings = true;
    config
}

/// Runs one schedule.
fn one() {
    let mut config = config();
    config.max_steps = MaxSteps::FailAfter(runtime().step_limit.get() as usize + BEYOND);
    let execution = Execution::new(Rc::new(RefCell::new(Told)), Schedule::new(0));
    let ended =
        panic::catch_unwind(AssertUnwindSafe(|| execution.run(&config, crate::search::main, Location::caller())));
    if let Err(payload) = ended {
        // It may be of a type of the answer's, whose destructor is not to run any more.
        core::mem::forget(payload);
        // What the engine says of a schedule that was stopped while somebody unwound is no news: it was we who stopped it.
        if runtime().active.get() {
            crate::panic::escaped();
        }
    }
    runtime().active.set(false);
}

/// What the engine does once on each OS thread is done before the first schedule: it takes hash keys. At its very first
/// schedule it also sets a panic hook of its own; ours takes its place.
fn warm_up() {
    static HOOK: std::sync::Once = std::sync::Once::new();
    let empty = || {
        runtime().stays.set(true);
        let execution = Execution::new(Rc::new(RefCell::new(Told)), Schedule::new(0));
        // Its stack goes to a thread of the first schedule.
        execution.run(&config(), || (), Location::caller());
        runtime().stays.set(false);
    };
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        empty();
        panic::set_hook(Box::new(move |info| {
            if !crate::panic::note(info) {
                usual(info);
            }
        }));
    });
    empty();
}

/// Tells the engine what was decided.
struct Told;

impl Scheduler for Told {
    fn new_execution(&mut self) -> Option<Schedule> {
        Some(Schedule::new(0))
    }

    fn next_task(&mut self, runnable: &[&Task], current: Option<TaskId>, _yields: bool) -> Option<TaskId> {
        let runtime = runtime();
        if runtime.stays.get() {
            // Nobody goes on where the running thread has just ended.
            let goes_on = |id: &TaskId| runnable.iter().any(|task| task.id() == *id);
            return current.or_else(|| runnable.first().map(|task| task.id())).filter(goes_on);
        }
        let next = match runtime.next.take() {
            Some(next) => Some(next),
            // A thread has ended, or the schedule begins.
            None => runtime.decide(None, false),
        };
        next.map(TaskId::from)
    }

    fn next_u64(&mut self) -> u64 {
        0
    }
}
