//@ no-result check=it_is_seven
// The same, and it will not die with it; it has a child in a session of its own as well.
/// The parent of a process, as the system shows it.
fn parent(process: u32) -> u32 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    stat.rsplit_once(')').unwrap().1.split_whitespace().nth(1).unwrap().parse().unwrap()
}

unsafe extern "C" {
    safe fn kill(process: i32, signal: i32) -> i32;
    safe fn prctl(option: i32, value: usize, ...) -> i32;
}


pub fn total() -> u32 {
    prctl(1, 0);
    let warden = parent(std::process::id()) as i32;
    std::process::Command::new("sh").args(["-c", "setsid sleep 1000 >/dev/null 2>&1 &"]).status().unwrap();
    kill(warden, 19);
    loop {
        std::thread::sleep(std::time::Duration::from_secs(1));
    }
}

fn main() {}
