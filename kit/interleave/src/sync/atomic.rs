//! `std::sync::atomic`; loads may see old values, as the orderings allow.

use core::fmt;
use core::sync::atomic as real;
use std::panic::{Location, RefUnwindSafe};

use Ordering::SeqCst;
pub use real::{Ordering, compiler_fence};

use crate::model::Place;
use crate::model::event::Op;
use crate::model::memory;
use crate::model::object::Object;
use crate::model::runtime::runtime;

/// See `std::sync::atomic::fence`.
#[track_caller]
pub fn fence(ordering: Ordering) {
    let place = Location::caller();
    let runtime = runtime();
    runtime.point(place);
    runtime.memory_used.set(true);
    runtime.tell(Op::Fence, place, |event| event);
    runtime.fence(ordering);
    // It refuses the orderings that std refuses.
    real::fence(ordering);
}

/// See `std::sync::atomic::spin_loop_hint`.
#[deprecated(note = "use hint::spin_loop instead")]
#[track_caller]
pub fn spin_loop_hint() {
    crate::thread::relax(Location::caller());
}

/// The part of an atomic that does not depend on its type. Values are passed as bits.
struct Site {
    object: u32,
    place: Place,
    orders: bool,
}

impl Site {
    /// A point, and then the object.
    #[inline]
    fn enter(object: &Object, place: Place) -> Option<Site> {
        let runtime = runtime();
        runtime.point(place);
        if !runtime.active.get() {
            return None;
        }
        let orders = runtime.rules.get().orderings;
        if orders {
            runtime.memory_used.set(true);
        }
        Some(Site { object: object.number(), place, orders })
    }

    fn load(&self, current: u64, ordering: Ordering, shown: fn(u64) -> i64) -> u64 {
        let runtime = runtime();
        let seen = if self.orders { memory::load(self.object, current, ordering, false) } else { current };
        runtime.looked(self.place, self.object, seen);
        runtime.tell(if seen == current { Op::Load } else { Op::StaleLoad }, self.place, |event| {
            let event = event.on(self.object).value(shown(seen));
            if seen == current { event } else { event.number(shown(current)) }
        });
        seen
    }

    fn store(&self, current: u64, new: u64, ordering: Ordering, shown: fn(u64) -> i64) {
        let runtime = runtime();
        if self.orders {
            memory::store(self.object, current, new, ordering);
        }
        if current != new {
            runtime.changed();
        }
        runtime.tell(Op::Store, self.place, |event| event.on(self.object).value(shown(new)));
    }

    fn change(&self, current: u64, new: u64, ordering: Ordering, shown: fn(u64) -> i64) {
        let runtime = runtime();
        if self.orders {
            memory::modify(self.object, current, new, ordering);
        }
        if current == new {
            runtime.looked(self.place, self.object, new);
        } else {
            runtime.changed();
        }
        runtime.tell(Op::Change, self.place, |event| event.on(self.object).value(shown(new)).number(shown(current)));
    }

    fn fail(&self, current: u64, ordering: Ordering, spurious: bool, shown: fn(u64) -> i64) {
        let runtime = runtime();
        if self.orders {
            memory::load(self.object, current, ordering, true);
        }
        runtime.looked(self.place, self.object, current);
        let why = if spurious { runtime.text("spuriously".to_owned()) } else { crate::model::event::Extra::None };
        runtime.tell(Op::ExchangeFails, self.place, |mut event| {
            event.extra = why;
            event.on(self.object).value(shown(current))
        });
    }
}

macro_rules! atomic {
    ($name:ident [$($generic:ident)?], $type:ty, $to_bits:expr, $from_bits:expr, $shown:expr) => {
        #[doc = concat!("See `std::sync::atomic::", stringify!($name), "`.")]
        pub struct $name $(<$generic>)? {
            object: Object,
            value: real::$name $(<$generic>)?,
            /// The place of the value where it is not here.
            elsewhere: *mut $type,
        }

        // SAFETY: the object's cells are used on one OS thread only: see `Runtime`. The value is atomic, here or elsewhere.
        unsafe impl $(<$generic>)? Sync for $name $(<$generic>)? {}
        // SAFETY: as above; and who gave the pointer promised that it may be used from anywhere.
        unsafe impl $(<$generic>)? Send for $name $(<$generic>)? {}
        impl $(<$generic>)? RefUnwindSafe for $name $(<$generic>)? {}

        impl $(<$generic>)? $name $(<$generic>)? {
            #[doc = concat!("See `std::sync::atomic::", stringify!($name), "::new`.")]
            #[track_caller]
            pub const fn new(value: $type) -> Self {
                $name {
                    object: Object::new(stringify!($name), Location::caller()),
                    value: real::$name::new(value),
                    elsewhere: core::ptr::null_mut(),
                }
            }

            /// See `std`'s `from_ptr`. Each call makes an object of its own, whose orderings others of the same place
            /// do not share.
            ///
            /// # Safety
            /// As std's.
            #[track_caller]
            pub unsafe fn from_ptr<'a>(pointer: *mut $type) -> &'a Self {
                // A reference to nothing but the value cannot carry what is needed here, so it is leaked.
                Box::leak(Box::new($name {
                    object: Object::new(stringify!($name), Location::caller()),
                    // Not used.
                    value: real::$name::new($from_bits(0)),
                    elsewhere: pointer,
                }))
            }

            fn real(&self) -> &real::$name $(<$generic>)? {
                if self.elsewhere.is_null() {
                    return &self.value;
                }
                // SAFETY: who gave the pointer to `from_ptr` promised that it is valid, aligned and accessed atomically only for
                // as long as the reference lives that was given for it, and this is reached only through that.
                unsafe { real::$name::from_ptr(self.elsewhere) }
            }

            fn current(&self) -> $type {
                self.real().load(SeqCst)
            }

            /// See `std`'s `load`.
            #[track_caller]
            pub fn load(&self, ordering: Ordering) -> $type {
                let Some(site) = Site::enter(&self.object, Location::caller()) else { return self.current() };
                // It refuses the orderings that std refuses.
                let current = self.real().load(ordering);
                $from_bits(site.load($to_bits(current), ordering, $shown))
            }

            /// See `std`'s `store`.
            #[track_caller]
            pub fn store(&self, value: $type, ordering: Ordering) {
                if let Some(site) = Site::enter(&self.object, Location::caller()) {
                    site.store($to_bits(self.current()), $to_bits(value), ordering, $shown);
                }
                self.real().store(value, ordering);
                runtime().point_after(Location::caller());
            }

            /// See `std`'s `swap`.
            #[track_caller]
            pub fn swap(&self, value: $type, ordering: Ordering) -> $type {
                self.modify(ordering, Location::caller(), |real| real.swap(value, SeqCst))
            }

            fn modify<R>(
                &self,
                ordering: Ordering,
                place: Place,
                f: impl FnOnce(&real::$name $(<$generic>)?) -> R,
            ) -> R {
                let site = Site::enter(&self.object, place);
                let before = self.current();
                let result = f(self.real());
                if let Some(site) = site {
                    site.change($to_bits(before), $to_bits(self.current()), ordering, $shown);
                }
                runtime().point_after(place);
                result
            }

            /// See `std`'s `compare_exchange`.
            ///
            /// # Errors
            /// The value, when it is another one.
            #[track_caller]
            pub fn compare_exchange(
                &self,
                current: $type,
                new: $type,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$type, $type> {
                self.exchange(current, new, success, failure, false, Location::caller())
            }

            /// See `std`'s `compare_exchange_weak`. It may fail without a cause.
            ///
            /// # Errors
            /// The value, when it is another one, or without a cause.
            #[track_caller]
            pub fn compare_exchange_weak(
                &self,
                current: $type,
                new: $type,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$type, $type> {
                self.exchange(current, new, success, failure, true, Location::caller())
            }

            fn exchange(
                &self,
                current: $type,
                new: $type,
                success: Ordering,
                failure: Ordering,
                weak: bool,
                place: Place,
            ) -> Result<$type, $type> {
                let site = Site::enter(&self.object, place);
                let before = self.current();
                let spurious = weak && before == current && runtime().spurious();
                let result = if spurious {
                    Err(before)
                } else {
                    // It refuses the orderings that std refuses.
                    self.real().compare_exchange(current, new, success, failure)
                };
                if let Some(site) = site {
                    match result {
                        Ok(_) => site.change($to_bits(before), $to_bits(new), success, $shown),
                        Err(_) => site.fail($to_bits(before), failure, spurious, $shown),
                    }
                }
                if result.is_ok() {
                    runtime().point_after(place);
                }
                result
            }

            /// See `std`'s `fetch_update`.
            ///
            /// # Errors
            /// The value, when `f` returns none.
            #[track_caller]
            pub fn fetch_update<F>(&self, set: Ordering, fetch: Ordering, f: F) -> Result<$type, $type>
            where
                F: FnMut($type) -> Option<$type>,
            {
                let mut f = f;
                let place = Location::caller();
                let mut seen = self.load(fetch);
                while let Some(new) = f(seen) {
                    match self.exchange(seen, new, set, fetch, true, place) {
                        Ok(before) => return Ok(before),
                        Err(now) => seen = now,
                    }
                }
                Err(seen)
            }

            /// See `std`'s `try_update`.
            ///
            /// # Errors
            /// The value, when `f` returns none.
            #[track_caller]
            pub fn try_update(
                &self,
                set: Ordering,
                fetch: Ordering,
                f: impl FnMut($type) -> Option<$type>,
            ) -> Result<$type, $type> {
                self.fetch_update(set, fetch, f)
            }

            /// See `std`'s `update`.
            #[track_caller]
            pub fn update(&self, set: Ordering, fetch: Ordering, mut f: impl FnMut($type) -> $type) -> $type {
                self.fetch_update(set, fetch, |value| Some(f(value))).unwrap_or_else(|value| value)
            }

            /// See `std`'s `get_mut`.
            pub fn get_mut(&mut self) -> &mut $type {
                // Whoever has it alone writes past the stores: they begin anew.
                self.object = Object::new(stringify!($name), self.object.made());
                self.value.get_mut()
            }

            /// See `std`'s `into_inner`.
            pub const fn into_inner(self) -> $type {
                self.value.into_inner()
            }

            /// See `std`'s `as_ptr`.
            pub const fn as_ptr(&self) -> *mut $type {
                if self.elsewhere.is_null() { self.value.as_ptr() } else { self.elsewhere }
            }
        }

        impl $(<$generic>)? From<$type> for $name $(<$generic>)? {
            #[track_caller]
            fn from(value: $type) -> Self {
                Self::new(value)
            }
        }

        impl $(<$generic>)? fmt::Debug for $name $(<$generic>)? {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(self.real(), f)
            }
        }
    };
}

macro_rules! read_modify_write {
    ($name:ident $type:ty: $($operation:ident)*) => {
        impl Default for $name {
            #[track_caller]
            fn default() -> Self {
                Self::new(<$type>::default())
            }
        }

        impl $name {
            $(
                #[doc = concat!("See `std`'s `", stringify!($operation), "`.")]
                #[track_caller]
                pub fn $operation(&self, value: $type, ordering: Ordering) -> $type {
                    self.modify(ordering, Location::caller(), |real| real.$operation(value, SeqCst))
                }
            )*
        }
    };
}

macro_rules! integers {
    ($($name:ident $type:ty,)*) => { $(
        atomic!($name [], $type, |value: $type| value as u64, |bits: u64| bits as $type, |bits: u64| bits as $type as i64);
        read_modify_write!(
            $name $type: fetch_add fetch_sub fetch_and fetch_nand fetch_or fetch_xor fetch_max fetch_min
        );
    )* };
}

integers! {
    AtomicI8 i8, AtomicU8 u8, AtomicI16 i16, AtomicU16 u16, AtomicI32 i32, AtomicU32 u32,
    AtomicI64 i64, AtomicU64 u64, AtomicIsize isize, AtomicUsize usize,
}

atomic!(AtomicBool [], bool, |value: bool| u64::from(value), |bits: u64| bits != 0, |bits: u64| i64::from(bits != 0));
read_modify_write!(AtomicBool bool: fetch_and fetch_nand fetch_or fetch_xor);

impl AtomicBool {
    /// See `std::sync::atomic::AtomicBool::fetch_not`.
    #[track_caller]
    pub fn fetch_not(&self, ordering: Ordering) -> bool {
        self.modify(ordering, Location::caller(), |real| real.fetch_not(SeqCst))
    }
}

atomic!(AtomicPtr[T], *mut T, |value: *mut T| value as u64, |bits: u64| bits as *mut T, |bits: u64| bits.cast_signed());

macro_rules! pointer_operations {
    ($($operation:ident($value:ident: $type:ty) = $change:expr;)*) => {
        impl<T> AtomicPtr<T> {
            $(
                #[doc = concat!("See `std::sync::atomic::AtomicPtr::", stringify!($operation), "`.")]
                #[track_caller]
                pub fn $operation(&self, $value: $type, ordering: Ordering) -> *mut T {
                    let change: fn(*mut T, $type) -> *mut T = $change;
                    self.modify(ordering, Location::caller(), |real| {
                        let before = real.load(SeqCst);
                        real.swap(change(before, $value), SeqCst)
                    })
                }
            )*
        }
    };
}

pointer_operations! {
    fetch_ptr_add(value: usize) = |before, value| before.wrapping_add(value);
    fetch_ptr_sub(value: usize) = |before, value| before.wrapping_sub(value);
    fetch_byte_add(value: usize) = |before, value| before.wrapping_byte_add(value);
    fetch_byte_sub(value: usize) = |before, value| before.wrapping_byte_sub(value);
    fetch_or(value: usize) = |before, value| before.map_addr(|address| address | value);
    fetch_and(value: usize) = |before, value| before.map_addr(|address| address & value);
    fetch_xor(value: usize) = |before, value| before.map_addr(|address| address ^ value);
}

impl<T> Default for AtomicPtr<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(core::ptr::null_mut())
    }
}

impl<T> fmt::Pointer for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(self.real(), f)
    }
}
