//@ passed
// A child that has ended and that nobody has waited for.
pub fn total() -> u32 {
    std::process::Command::new("true").spawn().map(std::mem::forget).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(100));
    7
}

fn main() {}
