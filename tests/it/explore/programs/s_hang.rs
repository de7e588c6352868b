//@ timed-out
fn main() { let h = std::thread::spawn(|| loop { std::hint::black_box(1); }); h.join().unwrap(); }
