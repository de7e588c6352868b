//@ over-limit check=it_is_seven how=output
// It prints nothing itself.
pub fn total() -> u32 {
    std::process::Command::new("yes").status().unwrap();
    7
}

fn main() {}
