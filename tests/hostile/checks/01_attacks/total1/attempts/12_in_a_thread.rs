//@ crashed check=it_is_seven
// A thread that calls itself.
#[allow(unconditional_recursion)]
fn deeper(depth: &mut [u64; 64]) -> u64 {
    let mut next = *depth;
    next[0] += 1;
    deeper(&mut next) + next[0]
}

pub fn total() -> u32 {
    std::thread::spawn(|| deeper(&mut [0; 64])).join().unwrap() as u32
}

fn main() {}
