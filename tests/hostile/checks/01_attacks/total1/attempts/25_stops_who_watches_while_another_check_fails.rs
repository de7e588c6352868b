//@ failed-check check=it_is_seven
// Whoever is above `main` is stopped, and does not hear that `main` is not wanted any more.
use std::os::unix::process::parent_id;
use std::process::Command;
use std::thread;
use std::time::Duration;

pub fn total() -> u32 {
    thread::sleep(Duration::from_millis(500));
    8
}

fn main() {
    let _ = Command::new("kill").args(["-STOP", &parent_id().to_string()]).status();
    loop {
        thread::park();
    }
}
