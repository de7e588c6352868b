//@ over-limit check=it_is_seven how=file-size
// A file that is a terabyte long, and empty.
pub fn total() -> u32 {
    let file = std::fs::File::create(std::env::temp_dir().join("large")).unwrap();
    file.set_len(1 << 40).unwrap();
    7
}

fn main() {}
