//@ deadlock check=it_is_seven
//@ci does-not-compile unsafe_code
// It becomes nobody (where it is root who runs it).
unsafe extern "C" {
    safe fn setuid(user: u32) -> i32;
}

pub fn total() -> u32 {
    setuid(65534);
    std::thread::park();
    7
}

fn main() {}
