//! `println!` and its family: what they print becomes events of the schedule.

use core::fmt;
use std::io::Write;
use std::panic::Location;

use crate::model::event::Op;
use crate::model::runtime::runtime;

/// What the macros call.
#[doc(hidden)]
#[track_caller]
pub fn print(text: fmt::Arguments<'_>, ends_line: bool, to_stderr: bool) {
    let place = Location::caller();
    // The arguments may take locks.
    let mut text = std::fmt::format(text);
    if ends_line {
        text.push('\n');
    }
    let runtime = runtime();
    if runtime.active.get() {
        let extra = runtime.text(text);
        runtime.tell(Op::Print, place, |mut event| {
            event.extra = extra;
            event
        });
    } else if to_stderr {
        // Nobody may be there to read it.
        let _ = std::io::stderr().write_all(text.as_bytes());
    } else {
        let _ = std::io::stdout().write_all(text.as_bytes());
    }
}

/// See `std::print!`.
#[macro_export]
macro_rules! print {
    ($($text:tt)*) => { $crate::print::print($crate::format_args!($($text)*), false, false) };
}

/// See `std::println!`.
#[macro_export]
macro_rules! println {
    () => { $crate::print::print($crate::format_args!(""), true, false) };
    ($($text:tt)*) => { $crate::print::print($crate::format_args!($($text)*), true, false) };
}

/// See `std::eprint!`.
#[macro_export]
macro_rules! eprint {
    ($($text:tt)*) => { $crate::print::print($crate::format_args!($($text)*), false, true) };
}

/// See `std::eprintln!`.
#[macro_export]
macro_rules! eprintln {
    () => { $crate::print::print($crate::format_args!(""), true, true) };
    ($($text:tt)*) => { $crate::print::print($crate::format_args!($($text)*), true, true) };
}

/// See `std::dbg!`.
#[macro_export]
macro_rules! dbg {
    () => {
        $crate::eprintln!("[{}:{}:{}]", $crate::file!(), $crate::line!(), $crate::column!())
    };
    ($value:expr $(,)?) => {
        match $value {
            value => {
                $crate::eprintln!(
                    "[{}:{}:{}] {} = {:#?}",
                    $crate::file!(), $crate::line!(), $crate::column!(),
                    $crate::stringify!($value), &value
                );
                value
            }
        }
    };
    ($($value:expr),+ $(,)?) => { ($($crate::dbg!($value)),+,) };
}
