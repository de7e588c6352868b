//@ passed
// A variable of the grader's own is not there.
pub fn total() -> u32 {
    assert_eq!(option_env!("THREADLINGS_CACHE"), None);
    assert_eq!(option_env!("LD_LIBRARY_PATH"), None);
    7
}

fn main() {}
