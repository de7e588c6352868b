//@ over-limit check=it_is_seven how=file-size
// A file without end.
use std::fs::File;
use std::io::Write;

pub fn total() -> u32 {
    let mut file = File::create(std::env::temp_dir().join("large")).unwrap();
    let block = vec![0; 1 << 20];
    loop {
        file.write_all(&block).unwrap();
    }
}

fn main() {}
