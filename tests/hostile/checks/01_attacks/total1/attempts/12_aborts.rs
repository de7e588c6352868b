//@ crashed check=it_is_seven how=SIGABRT
// It gives up.
pub fn total() -> u32 {
    std::process::abort()
}

fn main() {}
