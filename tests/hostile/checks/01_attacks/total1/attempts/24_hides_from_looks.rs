//@ deadlock check=it_is_seven
//@ci does-not-compile unsafe_code
// Nobody may look at it, says it.
unsafe extern "C" {
    safe fn prctl(option: i32, value: usize, ...) -> i32;
}

pub fn total() -> u32 {
    prctl(4, 0);
    std::thread::park();
    7
}

fn main() {}
