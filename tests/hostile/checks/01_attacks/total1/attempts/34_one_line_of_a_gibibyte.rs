//@ over-limit check=it_is_seven how=output
// One line that never ends.
use std::io::Write;

pub fn total() -> u32 {
    let block = vec![b'a'; 1 << 20];
    let mut out = std::io::stdout().lock();
    for _ in 0..1024 {
        out.write_all(&block).unwrap();
    }
    7
}

fn main() {}
