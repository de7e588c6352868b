//! The channel is this process's alone: a program that the answer starts cannot take the descriptor out of it.
//!
//! No safe code can write to a descriptor by its number, and a socket cannot be opened anew. But a child of the answer's, a
//! script even, may ask the system for a copy of its parent's descriptor, or have the parent do what it likes, wherever the
//! system lets a user debug his own processes. So the system is told to refuse that, here and in all that is started here;
//! and also that a process hides from its own user, because the grader looks into it from above.

use std::ffi::{c_int, c_ulong, c_void};

/// One instruction of a filter: `struct sock_filter`.
#[repr(C)]
struct Instruction {
    code: u16,
    if_true: u8,
    if_false: u8,
    operand: u32,
}

/// `struct sock_fprog`.
#[repr(C)]
struct Program {
    length: u16,
    instructions: *const Instruction,
}

// SAFETY: so it is in `<sys/prctl.h>`.
unsafe extern "C" {
    fn prctl(option: c_int, ...) -> c_int;
}

/// What the filter has to know of a system.
#[derive(Clone, Copy)]
struct System {
    architecture: u32,
    /// The numbers of `ptrace`, `process_vm_writev` and `pidfd_getfd`.
    refused: [u32; 3],
    prctl: u32,
}

#[cfg(target_arch = "x86_64")]
const SYSTEM: Option<System> = Some(System { architecture: 0xc000_003e, refused: [101, 311, 438], prctl: 157 });
#[cfg(target_arch = "aarch64")]
const SYSTEM: Option<System> = Some(System { architecture: 0xc000_00b7, refused: [117, 271, 438], prctl: 167 });
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
const SYSTEM: Option<System> = None;

/// `PR_SET_DUMPABLE`: with it a process decides whether its user may look into it.
const DUMPABLE: u32 = 4;

/// From now on nobody below here looks into this process, nor hides. Where the system cannot promise it, nothing is changed.
pub fn stay() {
    const NO_NEW_PRIVILEGES: c_int = 38;
    const FILTER_CALLS: c_int = 22;
    const BY_PROGRAM: c_ulong = 2;
    let Some(system) = SYSTEM else { return };
    let instructions = filter(system);
    let program = Program { length: instructions.len() as u16, instructions: instructions.as_ptr() };
    let (yes, nothing): (c_ulong, c_ulong) = (1, 0);
    // SAFETY: this option takes numbers only.
    if unsafe { prctl(NO_NEW_PRIVILEGES, yes, nothing, nothing, nothing) } == 0 {
        // SAFETY: the program is there, with as many instructions as it says, until the system has copied it.
        unsafe { prctl(FILTER_CALLS, BY_PROGRAM, (&raw const program).cast::<c_void>()) };
    }
}

/// A filter that lets every call pass but these, and those of programs of other architectures, whose numbers are others.
fn filter(System { architecture, refused, prctl }: System) -> [Instruction; 12] {
    const LOAD: u16 = 0x20;
    const IS: u16 = 0x15;
    const IS_AT_LEAST: u16 = 0x35;
    const ANSWER: u16 = 0x06;
    /// Where `struct seccomp_data` has them.
    const NUMBER: u32 = 0;
    const ARCHITECTURE: u32 = 4;
    const FIRST_ARGUMENT: u32 = 16;
    const PASS: u32 = 0x7fff_0000;
    /// With the error EPERM.
    const REFUSE: u32 = 0x0005_0001;
    /// From here on x86-64 numbers the calls of a kind of its own, most of them anew.
    const X32: u32 = 0x4000_0000;
    let step = |code, if_true, if_false, operand| Instruction { code, if_true, if_false, operand };
    [
        step(LOAD, 0, 0, ARCHITECTURE),
        step(IS, 0, 9, architecture),
        step(LOAD, 0, 0, NUMBER),
        step(IS_AT_LEAST, 7, 0, X32),
        step(IS, 6, 0, refused[0]),
        step(IS, 5, 0, refused[1]),
        step(IS, 4, 0, refused[2]),
        step(IS, 0, 2, prctl),
        step(LOAD, 0, 0, FIRST_ARGUMENT),
        step(IS, 1, 0, DUMPABLE),
        step(ANSWER, 0, 0, PASS),
        step(ANSWER, 0, 0, REFUSE),
    ]
}

#[cfg(all(test, any(target_arch = "x86_64", target_arch = "aarch64")))]
mod tests {
    use super::*;
    use std::ffi::c_long;
    use std::io;
    use std::process::Command;

    // SAFETY: so it is in `<unistd.h>`.
    unsafe extern "C" {
        fn syscall(number: c_long, ...) -> c_long;
    }

    /// The error that a call ends with, of descriptors and addresses that are none.
    fn error_of(call: u32) -> Option<i32> {
        let nothing: c_long = -1;
        // SAFETY: whichever of these calls it is, it fails at its first argument.
        let result = unsafe { syscall(call.into(), nothing, nothing, nothing, nothing, nothing, nothing) };
        (result < 0).then(|| io::Error::last_os_error().raw_os_error()).flatten()
    }

    #[test]
    fn nobody_looks_in_and_everything_else_goes_on() {
        const EPERM: i32 = 1;
        let System { refused, .. } = SYSTEM.unwrap();
        // `PR_GET_DUMPABLE`.
        const IS_DUMPABLE: c_int = 3;
        let zero: c_ulong = 0;
        // A thread's filter is its own, and that of what it starts.
        let inside = std::thread::spawn(move || {
            stay();
            assert_eq!(refused.map(error_of), [Some(EPERM); 3]);
            // SAFETY: both options take numbers only.
            let (set, is) = unsafe { (prctl(DUMPABLE as c_int, zero), prctl(IS_DUMPABLE)) };
            assert_eq!((set, is), (-1, 1));
            assert!(Command::new("true").status().unwrap().success());
        });
        inside.join().unwrap();
    }
}
