//@ no-result check=it_is_seven
// Another thread ends the process, with success.
pub fn total() -> u32 {
    std::thread::spawn(|| std::process::exit(0)).join().unwrap();
    8
}

fn main() {}
