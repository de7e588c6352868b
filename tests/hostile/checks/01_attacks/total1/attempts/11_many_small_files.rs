//@ passed
// Twenty thousand empty files.
pub fn total() -> u32 {
    let folder = std::env::temp_dir();
    for n in 0..20_000 {
        std::fs::File::create(folder.join(n.to_string())).unwrap();
    }
    7
}

fn main() {}
