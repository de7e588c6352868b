//@ over-limit check=it_is_seven
// A process that lives until it has a child: never two for long, and never the same.
unsafe extern "C" {
    fn fork() -> i32;
    fn setsid() -> i32;
    fn _exit(code: i32) -> !;
}

pub fn total() -> u32 {
    unsafe {
        if fork() == 0 {
            loop {
                setsid();
                if fork() != 0 {
                    _exit(0);
                }
            }
        }
    }
    std::thread::sleep(std::time::Duration::from_secs(1000));
    7
}

fn main() {}
