//@ deadlock check=main threads=main
// The check holds; main does not end.
pub fn total() -> u32 {
    7
}

fn main() {
    std::thread::park();
}
