//! `std::panic`, and who panics: the OS thread counts for all threads of a schedule together, so each has a count here.

pub use ::std::panic::*;

use std::any::Any;

use crate::model::event::{Extra, Op};
use crate::model::runtime::{Outcome, Panicked, runtime};

/// How many panics the running thread is unwinding.
pub(crate) fn depth() -> u32 {
    let threads = runtime().threads.borrow();
    threads.get(runtime().current.get()).map_or(0, |thread| thread.panicking)
}

/// Whatever panicked since then was caught.
pub(crate) fn caught(depth: u32) {
    if runtime().active.get() {
        runtime().me(|me| me.panicking = depth);
    }
}

/// What was caught goes on.
pub(crate) fn unwinds_again() {
    if runtime().active.get() {
        runtime().me(|me| me.panicking += 1);
    }
}

/// See `std::panic::catch_unwind`.
///
/// # Errors
/// The panic's payload.
pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> ::std::thread::Result<R> {
    let (before, panics) = (depth(), mine());
    let result = ::std::panic::catch_unwind(f);
    if result.is_err() {
        caught(before);
        forget_since(panics);
    }
    result
}

/// How many panics of the running thread nobody has caught or learned of.
fn mine() -> usize {
    let me = runtime().current.get();
    runtime().panics.borrow().iter().filter(|panic| panic.thread == me).count()
}

/// Those after so many of the running thread's have been caught.
fn forget_since(known: usize) {
    let me = runtime().current.get();
    let mut count = 0;
    runtime().panics.borrow_mut().retain(|panic| {
        count += usize::from(panic.thread == me);
        panic.thread != me || count <= known
    });
}

/// See `std::panic::resume_unwind`.
pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    unwinds_again();
    let message = message(payload.as_ref());
    remember(message, String::new(), 0);
    ::std::panic::resume_unwind(payload)
}

/// See `std::panic::panic_any`.
#[track_caller]
pub fn panic_any<M: 'static + Any + Send>(payload: M) -> ! {
    ::std::panic::panic_any(payload)
}

/// See `std::panic::set_hook`. A hook is not called while the program is explored: panics are events.
pub fn set_hook(hook: Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>) {
    drop(hook);
}

/// See `std::panic::take_hook`.
pub fn take_hook() -> Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static> {
    Box::new(|_| ())
}

/// The hook that is called: it notes who panics, where and why. False where no schedule runs.
pub(crate) fn note(info: &PanicHookInfo<'_>) -> bool {
    let runtime = runtime();
    if !runtime.active.get() {
        return false;
    }
    unwinds_again();
    let (file, line) = info.location().map_or((String::new(), 0), |at| (at.file().to_owned(), at.line()));
    let message = message(info.payload());
    let place = runtime.me(|me| me.last.or(me.spawned));
    remember(message, file, line);
    let number = runtime.panicked.borrow().len();
    // Where it happened and what it says stands with the panic.
    runtime.tell(Op::Panic, place.unwrap_or(Location::caller()), |mut event| {
        event.extra = Extra::Panic(number - 1);
        event
    });
    true
}

/// A panic went past the end of its thread: std ends the program then, and so ends the schedule.
pub(crate) fn escaped() {
    let runtime = runtime();
    let last = runtime.panicked.borrow().last().cloned();
    let nobody = || Panicked { thread: runtime.current.get(), message: String::new(), file: String::new(), line: 0 };
    let mut panic = last.unwrap_or_else(nobody);
    panic.message.push_str("\n(in what was dropped at the end of a thread: such a panic ends the whole program)");
    runtime.fail(Outcome::Panic(panic));
}

fn remember(message: String, file: String, line: u32) {
    let runtime = runtime();
    if runtime.active.get() {
        let thread = runtime.current.get();
        let panic = Panicked { thread, message, file, line };
        runtime.panicked.borrow_mut().push(panic.clone());
        runtime.panics.borrow_mut().push(panic);
    }
}

/// A payload's text.
pub(crate) fn message(payload: &(dyn Any + Send)) -> String {
    match (payload.downcast_ref::<&str>(), payload.downcast_ref::<String>()) {
        (Some(text), _) => (*text).to_owned(),
        (_, Some(text)) => text.clone(),
        _ => "a panic whose payload is no text".to_owned(),
    }
}
