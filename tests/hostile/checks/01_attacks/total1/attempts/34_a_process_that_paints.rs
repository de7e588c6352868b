//@ left-running check=it_is_seven
//@ci failed-check check=it_is_seven
// A process whose name a terminal would obey.
pub fn total() -> u32 {
    let name = "\x1b[2Jx\u{202e}";
    let path = std::env::temp_dir().join(name);
    std::fs::copy("/bin/sleep", &path).unwrap();
    std::process::Command::new(path).arg("1000").spawn().unwrap();
    7
}

fn main() {}
