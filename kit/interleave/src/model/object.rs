//! What a lock, a channel or an atomic is known by: its kind, where it was made, and its number in the schedule that runs.

use core::cell::Cell;

use super::Place;
use super::event::Extra;
use super::runtime::runtime;

/// A part of each object of this crate.
#[derive(Debug)]
pub(crate) struct Object {
    kind: &'static str,
    made: Place,
    number: Cell<u32>,
    /// The schedule in which `number` was given.
    schedule: Cell<u32>,
}

// SAFETY: of all OS threads only the one that runs the schedules calls what uses the cells: see `Runtime`.
unsafe impl Sync for Object {}

impl Object {
    /// An object of a kind, made at a place.
    pub(crate) const fn new(kind: &'static str, made: Place) -> Object {
        Object { kind, made, number: Cell::new(0), schedule: Cell::new(0) }
    }

    /// Its number in this schedule, from 1; given at the first use.
    #[inline]
    pub(crate) fn number(&self) -> u32 {
        if self.schedule.get() == runtime().schedule.get() { self.number.get() } else { self.register() }
    }

    /// Its number, if it was used in this schedule.
    pub(crate) fn known_number(&self) -> Option<u32> {
        (self.schedule.get() == runtime().schedule.get()).then(|| self.number.get())
    }

    #[cold]
    fn register(&self) -> u32 {
        let runtime = runtime();
        // It may lie in a cell that was looked at: that it gets its number is no write of the program's.
        crate::cell::close_all(runtime);
        let mut objects = runtime.objects.borrow_mut();
        objects.push(Made { kind: self.kind, place: self.made });
        let number = u32::try_from(objects.len()).unwrap_or(u32::MAX);
        self.number.set(number);
        self.schedule.set(runtime.schedule.get());
        number
    }

    pub(crate) fn made(&self) -> Place {
        self.made
    }
}

/// An object of the schedule that runs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Made {
    pub(crate) kind: &'static str,
    pub(crate) place: Place,
}

/// What an integer or a `bool` holds, and which of them it is; nothing for other types.
pub(crate) fn plain_value<T: ?Sized>(value: &T) -> Option<(i64, Extra)> {
    let pointer = core::ptr::from_ref(value).cast::<u8>();
    // SAFETY: a type of some crate is named with its path, so only the types of the language have these names; and the
    // reference is valid for reads of its own type.
    let number = unsafe {
        match core::any::type_name::<T>() {
            "bool" => return Some((i64::from(*pointer.cast::<bool>()), Extra::Bool)),
            "u8" => i64::from(*pointer),
            "i8" => i64::from(*pointer.cast::<i8>()),
            "u16" => i64::from(*pointer.cast::<u16>()),
            "i16" => i64::from(*pointer.cast::<i16>()),
            "u32" => i64::from(*pointer.cast::<u32>()),
            "i32" => i64::from(*pointer.cast::<i32>()),
            "u64" => i64::try_from(*pointer.cast::<u64>()).ok()?,
            "i64" => *pointer.cast::<i64>(),
            "usize" => i64::try_from(*pointer.cast::<usize>()).ok()?,
            "isize" => i64::try_from(*pointer.cast::<isize>()).ok()?,
            _ => return None,
        }
    };
    Some((number, Extra::None))
}

/// As many bytes of what a lock guards are compared.
const COMPARED: usize = 64;

/// Tells whether what a lock guards is still the same: equal bytes have the same number. What is larger never has.
pub(crate) fn fingerprint<T: ?Sized>(value: &T) -> u64 {
    let (bytes, length) = (core::ptr::from_ref(value).cast::<u8>(), size_of_val(value));
    let runtime = runtime();
    if length > COMPARED {
        runtime.fingerprints.set(runtime.fingerprints.get() + 1);
        return runtime.fingerprints.get();
    }
    // FNV-1a. Padding may be anything, which at worst makes equal values look different.
    (0..length).fold(0xcbf2_9ce4_8422_2325, |hash, index| {
        // SAFETY: the bytes are those of `value`. Padding among them is not initialised, as the language counts: a volatile
        // read takes what the memory holds, and the compiler concludes nothing from it.
        let byte = unsafe { bytes.add(index).read_volatile() };
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
