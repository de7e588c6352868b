//@ failed-check check=it_is_seven
// A child writes the file without end; what becomes of the child is told to its parent.
pub fn total() -> u32 {
    let status = std::process::Command::new("dd").args(["if=/dev/zero", "of=large", "bs=1M"]).stderr(std::process::Stdio::null()).status().unwrap();
    assert!(status.success(), "{status}");
    7
}

fn main() {}
