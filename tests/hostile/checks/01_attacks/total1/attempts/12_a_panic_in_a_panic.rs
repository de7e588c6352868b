//@ crashed check=it_is_seven how=SIGABRT
// It panics while it panics.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("again");
    }
}

pub fn total() -> u32 {
    let _bomb = Bomb;
    panic!("once")
}

fn main() {}
