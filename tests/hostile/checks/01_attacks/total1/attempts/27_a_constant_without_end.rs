//@ over-limit how=compile-time
//@ci does-not-compile E0453
// The compiler computes, and nobody may warn it.
#![allow(long_running_const_eval)]

const NUMBER: u32 = {
    let mut number = 0_u64;
    while number < u64::MAX {
        number += 1;
    }
    7
};

pub fn total() -> u32 {
    NUMBER
}

fn main() {}
