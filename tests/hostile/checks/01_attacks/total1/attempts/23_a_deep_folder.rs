//@ passed
// Folders in folders, deeper than a path may be long and than files may be open.
pub fn total() -> u32 {
    for _ in 0..3000 {
        std::fs::create_dir("deeper").unwrap();
        std::env::set_current_dir("deeper").unwrap();
    }
    7
}

fn main() {}
