//@ over-limit check=it_is_seven how=processes
// Each child has children, in sessions of their own, and ends: nobody has a parent.
use std::process::Command;

pub fn total() -> u32 {
    let bomb = std::env::temp_dir().join("bomb.sh");
    std::fs::write(&bomb, "setsid sh $0 &\nsetsid sh $0 &\nsetsid sleep 1000 &\n").unwrap();
    Command::new("sh").arg(bomb).status().unwrap();
    std::thread::sleep(std::time::Duration::from_secs(100));
    7
}

fn main() {}
