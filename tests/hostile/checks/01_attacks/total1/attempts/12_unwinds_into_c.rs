//@ crashed check=it_is_seven how=SIGABRT
// A panic that comes to where nobody unwinds.
extern "C" fn in_c() -> u32 {
    panic!("in C")
}

pub fn total() -> u32 {
    in_c()
}

fn main() {}
