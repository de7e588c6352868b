//@ failed-check check=it_is_seven
//@ci does-not-compile unsafe_code
// The comparison of bytes that its own library uses, hidden from everybody else.
core::arch::global_asm!(".globl memcmp", ".hidden memcmp", "memcmp:", "xor eax, eax", "ret");
core::arch::global_asm!(".globl bcmp", ".hidden bcmp", "bcmp:", "xor eax, eax", "ret");

pub fn total() -> u32 {
    8
}

fn main() {}
