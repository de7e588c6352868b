//! `std::cell`, with an `UnsafeCell` that notices data races.
//!
//! Two accesses of one cell by two threads race if nothing orders them and one of them writes. `get` only gives a
//! pointer, so an access lasts until the thread's next scheduling point or the cell's end, and it was a write if the bytes
//! have changed by then. Not noticed: writes of the same bytes, writes through a pointer inside, and pointers that are kept
//! for longer.

pub use ::std::cell::*;

use core::fmt;
use std::panic::Location;

use crate::model::event::Op;
use crate::model::memory::clock;
use crate::model::object::Object;
use crate::model::runtime::{Outcome, Panicked, Runtime, runtime};
use crate::model::{Number, Place, bytes};

/// As many bytes of a cell are compared.
const COMPARED: usize = 4096;
/// Cells that are larger are taken to be read: their memory may be gone when they are looked at again.
const LARGE: usize = 64 << 10;

/// See `std::cell::UnsafeCell`.
pub struct UnsafeCell<T: ?Sized> {
    /// Goes first, while the value is still there.
    object: Known,
    value: ::std::cell::UnsafeCell<T>,
}

/// What a cell is known by, until it goes.
struct Known(Object);

impl Drop for Known {
    fn drop(&mut self) {
        if let Some(number) = self.0.known_number() {
            close(runtime(), |access| access.object == number);
        }
    }
}

/// An access of a cell.
#[derive(Debug)]
pub(crate) struct Access {
    object: u32,
    thread: Number,
    /// The thread's clock at that moment.
    at: u32,
    place: Place,
    writes: bool,
    /// That it was a write is new: nobody has looked yet whether it races. Whoever comes later looks himself.
    is_new: bool,
    /// Until the thread's next point: the bytes, and what they were.
    open: Option<(*const u8, Box<[u8]>)>,
}

impl<T> UnsafeCell<T> {
    /// See `std::cell::UnsafeCell::new`.
    #[track_caller]
    pub const fn new(value: T) -> UnsafeCell<T> {
        let object = Known(Object::new("UnsafeCell", Location::caller()));
        UnsafeCell { object, value: ::std::cell::UnsafeCell::new(value) }
    }

    /// See `std::cell::UnsafeCell::into_inner`.
    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

impl<T: ?Sized> UnsafeCell<T> {
    /// See `std::cell::UnsafeCell::get`.
    #[track_caller]
    pub fn get(&self) -> *mut T {
        let pointer = self.value.get();
        let runtime = runtime();
        if runtime.active.get() && runtime.rules.get().orderings {
            // A cell is as large as its value.
            let size = size_of_val(&self.value);
            let length = if size > LARGE { 0 } else { size.min(COMPARED) };
            access(runtime, self.object.0.number(), pointer.cast(), length, Location::caller());
        }
        pointer
    }

    /// See `std::cell::UnsafeCell::get_mut`.
    pub fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }

    /// See `std::cell::UnsafeCell::raw_get`; such an access is not looked at.
    #[allow(clippy::not_unsafe_ptr_arg_deref, reason = "std's is safe too, and only the place is computed")]
    pub const fn raw_get(this: *const UnsafeCell<T>) -> *mut T {
        // SAFETY: nothing is read, only a place computed. It lies in the same allocation where the pointer is one to a cell,
        // initialised or not. Elsewhere std's gives back the pointer, and this one an address that is as useless.
        ::std::cell::UnsafeCell::raw_get(unsafe { &raw const (*this).value })
    }
}

impl<T: Default> Default for UnsafeCell<T> {
    #[track_caller]
    fn default() -> UnsafeCell<T> {
        UnsafeCell::new(T::default())
    }
}

impl<T> From<T> for UnsafeCell<T> {
    #[track_caller]
    fn from(value: T) -> UnsafeCell<T> {
        UnsafeCell::new(value)
    }
}

impl<T: ?Sized> fmt::Debug for UnsafeCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnsafeCell").finish_non_exhaustive()
    }
}

/// The running thread looks at a cell, or writes it.
fn access(runtime: &Runtime, object: u32, bytes: *const u8, length: usize, place: Place) {
    runtime.memory_used.set(true);
    runtime.tell(Op::Access, place, |event| event.on(object));
    let thread = runtime.current.get();
    let at = runtime.me(|me| {
        let at = me.knowledge.view.get(clock(thread)) + 1;
        me.knowledge.view.raise(clock(thread), at);
        at
    });
    let open = bytes::at(bytes, length).map(|before| (bytes, before));
    let access = Access { object, thread, at, place, writes: false, is_new: false, open };
    check(runtime, &access);
    runtime.accesses.borrow_mut().push(access);
}

/// Closes the running thread's accesses before something of this crate changes that may lie in a cell.
#[inline]
pub(crate) fn close_all(runtime: &Runtime) {
    if runtime.memory_used.get() {
        close(runtime, |_| true);
    }
}

/// Closes those of the running thread's accesses: now it is known which of them were writes. A cell that was moved away
/// since may have left nothing behind: then it was the thread's own, and it does not matter what it did.
fn close(runtime: &Runtime, which: impl Fn(&Access) -> bool) {
    if !runtime.active.get() {
        return;
    }
    let me = runtime.current.get();
    for access in runtime.accesses.borrow_mut().iter_mut().filter(|access| access.thread == me && which(access)) {
        if let Some((bytes, before)) = access.open.take() {
            access.writes = bytes::at(bytes, before.len()).is_some_and(|now| now != before);
            access.is_new = access.writes;
        }
    }
}

/// Closes the running thread's accesses, and looks whether those that were writes race.
pub(crate) fn settle(runtime: &Runtime) {
    if runtime.accesses.borrow().is_empty() || !runtime.active.get() {
        return;
    }
    close(runtime, |_| true);
    let me = runtime.current.get();
    let accesses = core::mem::take(&mut *runtime.accesses.borrow_mut());
    // Of each thread the last read and the last write of a cell say all that the earlier ones do.
    let mut kept: Vec<Access> = Vec::with_capacity(accesses.len());
    for access in accesses {
        let same = |known: &Access| {
            (known.object, known.thread, known.writes) == (access.object, access.thread, access.writes)
                && known.open.is_none() == access.open.is_none()
        };
        match kept.iter_mut().find(|known| same(known)) {
            Some(known) => *known = access,
            None => kept.push(access),
        }
    }
    *runtime.accesses.borrow_mut() = kept;
    let mine: Vec<usize> = {
        let mut accesses = runtime.accesses.borrow_mut();
        let mine = accesses.iter_mut().enumerate().filter(|(_, access)| access.thread == me);
        mine.filter_map(|(index, access)| core::mem::take(&mut access.is_new).then_some(index)).collect()
    };
    for index in mine {
        let accesses = runtime.accesses.borrow();
        let (object, at, place) = (accesses[index].object, accesses[index].at, accesses[index].place);
        drop(accesses);
        check(runtime, &Access { object, thread: me, at, place, writes: true, is_new: false, open: None });
    }
}

/// Ends the schedule, and this thread with it, if nothing orders this access after another one of the same cell.
fn check(runtime: &Runtime, access: &Access) {
    let races = |other: &&Access| {
        other.object == access.object
            && other.thread != access.thread
            && (other.writes || access.writes)
            && runtime.me(|me| me.knowledge.view.get(clock(other.thread))) < other.at
    };
    let found = {
        let accesses = runtime.accesses.borrow();
        accesses.iter().find(races).map(|other| (other.thread, other.writes, other.place))
    };
    let Some((other, other_writes, place)) = found else { return };
    let does = |writes: bool| if writes { "writes" } else { "reads" };
    let did = |writes: bool| if writes { "wrote" } else { "read" };
    let message = format!(
        "data race: {} {} an UnsafeCell here that {} {} at {}:{}, and nothing orders the two",
        crate::search::names::of(access.thread),
        does(access.writes || !other_writes),
        crate::search::names::of(other),
        did(other_writes),
        place.file(),
        place.line(),
    );
    runtime.fail(Outcome::Panic(Panicked {
        thread: access.thread,
        message,
        file: access.place.file().to_owned(),
        line: access.place.line(),
    }));
    // The thread must not go on: outside of a schedule nothing keeps threads apart.
    runtime.never()
}
