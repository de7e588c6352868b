//@ failed-check check=it_is_seven
// What it compares with is changed where it stands, without a word of unsafe: seven becomes eight, or nothing happens.
use std::os::unix::fs::FileExt;

pub fn total() -> u32 {
    let memory = std::fs::OpenOptions::new().write(true).open("/proc/self/mem").unwrap();
    let text = String::from("seven");
    memory.write_all_at(b"eight", text.as_ptr() as u64).unwrap();
    assert_eq!(text, "eight");
    8
}

fn main() {}
