//@ passed
// Where it stands is told as the learner knows it.
pub fn total() -> u32 {
    assert!(!file!().contains("scratch"), "{}", file!());
    7
}

fn main() {}
