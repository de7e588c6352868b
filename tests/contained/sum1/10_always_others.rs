//@ left-running check=it_is_seven
// Twenty such processes, when the check is over.
unsafe extern "C" {
    fn fork() -> i32;
    fn setsid() -> i32;
    fn _exit(code: i32) -> !;
}

pub fn total() -> u32 {
    unsafe {
        for _ in 0..20 {
            if fork() == 0 {
                loop {
                    setsid();
                    if fork() != 0 {
                        _exit(0);
                    }
                }
            }
        }
    }
    7
}

fn main() {}
