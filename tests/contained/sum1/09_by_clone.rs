//@ over-limit check=it_is_seven how=threads
//@ci does-not-compile unsafe_code
// Threads that no library starts.
use std::arch::asm;

/// `clone` with a stack of its own; the new thread pauses for ever.
unsafe fn clone_raw(top: *mut u8) {
    unsafe {
        asm!(
            "syscall", "test rax, rax", "jnz 2f", "3:", "mov rax, 34", "syscall", "jmp 3b", "2:",
            inlateout("rax") 56_u64 => _, in("rdi") 0x10f00_u64, in("rsi") top, in("rdx") 0, in("r10") 0, in("r8") 0,
            out("rcx") _, out("r11") _,
        );
    }
}

pub fn total() -> u32 {
    loop {
        let stack = vec![0_u8; 4096].leak();
        unsafe { clone_raw(stack.as_mut_ptr().add(4080)) };
    }
}

fn main() {}
