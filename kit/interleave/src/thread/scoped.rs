//! `thread::scope`.

use core::cell::{Cell, RefCell};
use core::fmt;
use core::marker::PhantomData;
use std::panic::{AssertUnwindSafe, Location, catch_unwind, resume_unwind};
use std::sync::Arc;

use super::{Builder, ScopedJoinHandle};
use crate::model::Number;
use crate::model::event::Op;
use crate::model::runtime::{Key, Wait, runtime};

/// What the threads of a scope share.
pub(crate) struct Together {
    running: Cell<usize>,
    members: RefCell<Vec<Number>>,
    pub(super) panicked: Cell<bool>,
}

// SAFETY: the cells are used on one OS thread only: see `Runtime`.
unsafe impl Sync for Together {}

impl Together {
    pub(super) fn enter(&self, number: Number) {
        self.running.set(self.running.get() + 1);
        self.members.borrow_mut().push(number);
    }

    pub(super) fn leave(&self) {
        self.running.set(self.running.get() - 1);
        if self.running.get() == 0 {
            runtime().wake_eagerly(self.key());
        }
    }

    fn key(&self) -> Key {
        Key::Scope(core::ptr::from_ref(self) as usize)
    }
}

/// See `std::thread::Scope`.
pub struct Scope<'scope, 'env: 'scope> {
    together: Arc<Together>,
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

impl<'scope> Scope<'scope, '_> {
    pub(super) fn together(&self) -> Arc<Together> {
        Arc::clone(&self.together)
    }

    /// See `std::thread::Scope::spawn`.
    #[track_caller]
    pub fn spawn<F, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        Builder::new().spawn_scoped(self, f).expect("failed to spawn thread")
    }
}

impl fmt::Debug for Scope<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scope").finish_non_exhaustive()
    }
}

/// See `std::thread::scope`.
#[track_caller]
pub fn scope<'env, F, T>(f: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let place = Location::caller();
    let together =
        Arc::new(Together { running: Cell::new(0), members: RefCell::default(), panicked: Cell::new(false) });
    let scope = Scope { together: Arc::clone(&together), scope: PhantomData, env: PhantomData };
    let depth = crate::panic::depth();
    let result = catch_unwind(AssertUnwindSafe(|| f(&scope)));
    crate::panic::caught(depth);
    let runtime = runtime();
    if together.running.get() > 0 {
        runtime.tell(Op::ScopeWait, place, |event| event);
        runtime.wait(Wait::new(Op::ScopeWait, together.key(), place), false, None);
        // What they borrow ends here.
        assert_eq!(together.running.get(), 0, "a scope ends while its threads run");
    }
    for &number in together.members.borrow().iter() {
        runtime.learn_from(number);
        // If nobody joined it, the scope itself panics below.
        runtime.panics.borrow_mut().retain(|panic| panic.thread != number);
    }
    runtime.tell(Op::ScopeEnd, place, |event| event);
    match result {
        Err(panic) => {
            crate::panic::unwinds_again();
            resume_unwind(panic)
        }
        Ok(_) if together.panicked.get() => panic!("a scoped thread panicked"),
        Ok(result) => result,
    }
}
