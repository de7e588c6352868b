//@ passed
//@ci does-not-compile unsafe_code
// It leaves its group for a new session, and is right.
unsafe extern "C" {
    fn fork() -> i32;
    fn setsid() -> i32;
    fn _exit(code: i32) -> !;
    fn waitpid(process: i32, status: *mut i32, how: i32) -> i32;
}

pub fn total() -> u32 {
    unsafe {
        let child = fork();
        if child == 0 {
            setsid();
            _exit(7);
        }
        let mut status = 0;
        waitpid(child, &mut status, 0);
        (status >> 8) as u32
    }
}

fn main() {}
