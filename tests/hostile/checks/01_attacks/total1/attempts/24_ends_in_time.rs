//@ passed
// A process that ends a little after its check.
pub fn total() -> u32 {
    std::process::Command::new("sh").args(["-c", "sleep 0.3 &"]).status().unwrap();
    7
}

fn main() {}
