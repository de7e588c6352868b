//@ left-running check=it_is_seven
//@ci does-not-compile unsafe_code
// A child of a child, in a session of its own, with nothing open.
unsafe extern "C" {
    fn fork() -> i32;
    fn setsid() -> i32;
    fn close(file: i32) -> i32;
    fn pause() -> i32;
    fn _exit(code: i32) -> !;
    fn waitpid(process: i32, status: *mut i32, how: i32) -> i32;
}

pub fn total() -> u32 {
    unsafe {
        let child = fork();
        if child == 0 {
            setsid();
            if fork() == 0 {
                (0..1024).for_each(|file| drop(close(file)));
                loop {
                    pause();
                }
            }
            _exit(0);
        }
        waitpid(child, std::ptr::null_mut(), 0);
    }
    7
}

fn main() {}
