//@ left-running check=it_is_seven
// A child that is stopped and deaf.
pub fn total() -> u32 {
    let script = "trap '' TERM INT HUP; kill -STOP $$; sleep 1000";
    std::process::Command::new("setsid").args(["sh", "-c", script]).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(100));
    7
}

fn main() {}
