//@ does-not-compile
// The symbol that the runner calls, once more.
core::arch::global_asm!(".globl threadlings_enter", "threadlings_enter:", "ret");

pub fn total() -> u32 {
    8
}

fn main() {}
