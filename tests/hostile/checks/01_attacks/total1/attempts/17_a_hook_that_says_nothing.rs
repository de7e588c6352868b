//@ failed-check check=it_is_seven
// Nobody is told where it panicked.
pub fn total() -> u32 {
    std::panic::set_hook(Box::new(|_| ()));
    8
}

fn main() {}
