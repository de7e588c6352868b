//@ no-result check=it_is_seven
//= {"how": "it exited with code 179"}
// A code that no program of ours has.
pub fn total() -> u32 {
    std::process::exit(-77)
}

fn main() {}
