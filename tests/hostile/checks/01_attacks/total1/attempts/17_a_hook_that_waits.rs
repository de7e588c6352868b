//@ deadlock check=it_is_seven
// Before the assertion's panic goes on, it waits for ever.
pub fn total() -> u32 {
    std::panic::set_hook(Box::new(|_| std::thread::park()));
    8
}

fn main() {}
