//@ no-result check=it_is_seven
// All is well, says the exit code.
pub fn total() -> u32 {
    std::process::exit(0)
}

fn main() {}
