//@ left-running check=it_is_seven
//@ci does-not-compile unsafe_code
// A child that is a parent to all who lose theirs, and they lose theirs.
unsafe extern "C" {
    fn prctl(option: i32, value: usize, ...) -> i32;
}

pub fn total() -> u32 {
    unsafe { prctl(36, 1) };
    std::process::Command::new("sh").args(["-c", "(sh -c 'setsid sleep 1000 &' &) >/dev/null 2>&1"]).status().unwrap();
    7
}

fn main() {}
