//@ over-limit check=it_is_seven
// Files under the limit, as many as the disk takes.
use std::{env, fs};

pub fn total() -> u32 {
    let block = vec![7; 100 << 20];
    for n in 0.. {
        fs::write(env::temp_dir().join(n.to_string()), &block).unwrap();
    }
    7
}

fn main() {}
