//@ left-running check=it_is_seven
// A thread that computes for ever.
pub fn total() -> u32 {
    std::thread::spawn(|| loop {
        std::hint::spin_loop();
    });
    7
}

fn main() {}
