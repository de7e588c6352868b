//@ no-result check=it_is_seven
// Something is dropped while the check panics, and ends the process.
struct Last;

impl Drop for Last {
    fn drop(&mut self) {
        if std::thread::panicking() {
            std::process::exit(0);
        }
    }
}

pub fn total() -> u32 {
    let _last = Last;
    panic!("8")
}

fn main() {}
