//@ no-result check=it_is_seven
//@ci does-not-compile unsafe_code
// A polite signal to whoever watches.
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
    kill(parent(std::process::id()) as i32, 15);
    8
}

fn main() {}
