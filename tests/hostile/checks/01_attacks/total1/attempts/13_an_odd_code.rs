//@ no-result check=it_is_seven
// A code that no program of ours has.
pub fn total() -> u32 {
    std::process::exit(-77)
}

fn main() {}
