//! Starting threads, and what a thread does from its start to its end.

use core::marker::PhantomData;
use std::io;
use std::panic::{AssertUnwindSafe, Location, catch_unwind};
use std::sync::Arc;

use super::handle::Packet;
use super::scoped::Together;
use super::{JoinHandle, Scope, ScopedJoinHandle, Thread};
use crate::model::event::Op;
use crate::model::runtime::{self as model, Key, Status, runtime};
use crate::model::{Number, Place, engine};

/// See `std::thread::Builder`.
#[must_use = "must eventually spawn the thread"]
#[derive(Debug, Default)]
pub struct Builder {
    name: Option<String>,
    stack_size: Option<usize>,
}

impl Builder {
    /// See `std::thread::Builder::new`.
    pub fn new() -> Builder {
        Builder::default()
    }

    /// See `std::thread::Builder::name`.
    pub fn name(mut self, name: String) -> Builder {
        self.name = Some(name);
        self
    }

    /// See `std::thread::Builder::stack_size`; every thread has 8 MiB while it is explored.
    pub fn stack_size(mut self, size: usize) -> Builder {
        self.stack_size = Some(size);
        self
    }

    /// See `std::thread::Builder::spawn`.
    ///
    /// # Errors
    /// Never.
    #[track_caller]
    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        // SAFETY: nothing is borrowed: what it runs and what it returns are `'static`.
        unsafe { self.spawn_unchecked(f) }
    }

    /// See `std::thread::Builder::spawn_unchecked`.
    ///
    /// # Safety
    /// The thread must not outlive what it borrows.
    ///
    /// # Errors
    /// Never.
    #[track_caller]
    pub unsafe fn spawn_unchecked<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send,
        T: Send,
    {
        // SAFETY: the caller's promise.
        let (thread, packet) = unsafe { start(f, self.name, None, Location::caller()) };
        Ok(JoinHandle { thread, packet })
    }

    /// See `std::thread::Builder::spawn_scoped`.
    ///
    /// # Errors
    /// Never.
    #[track_caller]
    pub fn spawn_scoped<'scope, F, T>(
        self,
        scope: &'scope Scope<'scope, '_>,
        f: F,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        // SAFETY: `scope` returns only when the thread is over: it counts those that are `together`, and the thread's last word
        // is that it is one less. What it borrows and returns lives for 'scope.
        let (thread, packet) = unsafe { start(f, self.name, Some(scope.together()), Location::caller()) };
        Ok(ScopedJoinHandle { thread, packet, scope: PhantomData })
    }
}

/// See `std::thread::spawn`.
#[track_caller]
pub fn spawn<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    // SAFETY: nothing is borrowed: what it runs and what it returns are `'static`.
    let (thread, packet) = unsafe { start(f, None, None, Location::caller()) };
    JoinHandle { thread, packet }
}

/// # Safety
/// The thread must not outlive what it borrows.
unsafe fn start<F, T>(
    f: F,
    name: Option<String>,
    scope: Option<Arc<Together>>,
    place: Place,
) -> (Thread, Arc<Packet<T>>)
where
    F: FnOnce() -> T + Send,
    T: Send,
{
    assert!(name.as_ref().is_none_or(|name| !name.contains('\0')), "thread name may not contain interior null bytes");
    let packet = Arc::new(Packet::new(scope));
    let theirs = Arc::clone(&packet);
    let body: Box<dyn FnOnce() + '_> = Box::new(move || {
        let result = catch_unwind(AssertUnwindSafe(f));
        settle();
        // SAFETY: the handle looks at it only after the end of this thread, and nobody else does.
        unsafe { *theirs.result.get() = Some(result) };
        leave(&theirs.is_finished);
        let scope = theirs.scope.clone();
        drop(theirs);
        if let Some(scope) = scope {
            scope.leave();
        }
        // Last, as std has it: who joins waits for it, but a scope's end does not.
        super::local::destroy(runtime().current.get());
        settle();
    });
    // SAFETY: only the lifetime changes, and the caller promises that the thread does not outlive it. A body that never runs
    // is forgotten at the end of the schedule, not dropped; and a stack that is left then never runs again.
    let body = unsafe { core::mem::transmute::<Box<dyn FnOnce() + '_>, Box<dyn FnOnce() + 'static>>(body) };
    let name = name.map(Arc::from);
    let number = begin(body, name.clone(), packet.scope.as_deref(), place);
    runtime().point_after(place);
    (Thread::new(number, name), packet)
}

/// Everything about a start that does not depend on types.
fn begin(body: Box<dyn FnOnce()>, name: Option<Arc<str>>, scope: Option<&Together>, place: Place) -> Number {
    let runtime = runtime();
    assert!(runtime.active.get(), "a thread is started while nothing is explored");
    let mut thread = model::Thread::new(name, Some(place), Some(body));
    // Until its first operation nobody can see what it does, but for the `Arc`s that it drops.
    thread.eager = !runtime.rules.get().owners;
    thread.knowledge.view = runtime.me(|me| me.knowledge.view.clone());
    let number = {
        let mut threads = runtime.threads.borrow_mut();
        threads.push(thread);
        threads.len() - 1
    };
    if let Some(scope) = scope {
        scope.enter(number);
    }
    runtime.tell(Op::Spawn, place, |event| event.other(number));
    engine::spawn(number, place);
    number
}

/// The thread's whole life, on its own stack.
pub(crate) fn run(number: Number) {
    let runtime = runtime();
    let (body, place) = runtime.me(|me| (me.body.take(), me.spawned));
    let (Some(body), Some(place)) = (body, place) else { return };
    runtime.tell(Op::Start, place, |event| event);
    body();
    if !runtime.stopped.get() {
        runtime.tell(Op::End, place, |event| event);
        runtime.threads.borrow_mut()[number].status = Status::Ended;
        runtime.changed();
        runtime.wake_eagerly(Key::End(number));
    }
}

/// What the learner's code has done is done.
fn settle() {
    let runtime = runtime();
    runtime.me(|me| me.panicking = 0);
    crate::cell::settle(runtime);
}

/// The end of a thread is something that others can see.
fn leave(is_finished: &core::cell::Cell<bool>) {
    let runtime = runtime();
    let place = runtime.me(|me| me.last.or(me.spawned));
    if let Some(place) = place {
        runtime.point_at_end(place);
    }
    is_finished.set(true);
    runtime.changed();
}
