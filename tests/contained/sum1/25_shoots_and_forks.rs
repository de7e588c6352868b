//@ no-result check=it_is_seven
// Whoever is above it is killed; it has children of its own then, and they have, and none dies.
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
    prctl(36, 1);
    kill(parent(std::process::id()) as i32, 9);
    loop {
        let _ = std::process::Command::new("sh").args(["-c", "setsid sh -c 'sleep 1000 & sleep 1000' &"]).status();
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

fn main() {}
