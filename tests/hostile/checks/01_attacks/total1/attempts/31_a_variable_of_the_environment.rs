//@ does-not-compile
// What the grader's own environment holds is not told.
pub fn total() -> u32 {
    env!("THREADLINGS_CACHE").len() as u32
}

fn main() {}
