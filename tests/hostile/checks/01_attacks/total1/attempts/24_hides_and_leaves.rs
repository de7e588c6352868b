//@ left-running check=it_is_seven
//@ci does-not-compile unsafe_code
// Nobody may look at it, and it leaves a thread.
unsafe extern "C" {
    safe fn prctl(option: i32, value: usize, ...) -> i32;
}

pub fn total() -> u32 {
    prctl(4, 0);
    std::thread::spawn(|| std::thread::sleep(std::time::Duration::from_secs(1000)));
    7
}

fn main() {}
