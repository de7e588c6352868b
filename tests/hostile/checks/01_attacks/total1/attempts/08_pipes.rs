//@ passed
// What stands in pipes is nobody's.
use std::io::Write;

pub fn total() -> u32 {
    let block = [1; 60_000];
    let mut pipes = Vec::new();
    // As many as every user may fill.
    for _ in 0..400 {
        let (reader, mut writer) = std::io::pipe().unwrap();
        writer.write_all(&block).unwrap();
        pipes.push((reader, writer));
    }
    7
}

fn main() {}
