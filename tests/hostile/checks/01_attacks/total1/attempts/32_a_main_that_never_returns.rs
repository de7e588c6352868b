//@ no-result check=main
// Main is said never to return, and exits.
pub fn total() -> u32 {
    7
}

fn main() -> ! {
    std::process::exit(0)
}
