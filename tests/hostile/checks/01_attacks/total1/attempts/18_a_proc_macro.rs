//@ passed
// It says that it is a macro.
#![crate_type = "proc-macro"]

pub fn total() -> u32 {
    7
}

fn main() {}
