//@ passed
// What main leaves ends with it.
pub fn total() -> u32 {
    7
}

fn main() {
    std::thread::spawn(|| loop {
        std::thread::park();
    });
}
