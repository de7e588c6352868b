//@ over-limit check=it_is_seven
//= {"limit": {"name": "processes"}}
// Each child has a session of its own, and children.
unsafe extern "C" {
    fn fork() -> i32;
    fn setsid() -> i32;
}

pub fn total() -> u32 {
    loop {
        if unsafe { fork() } == 0 {
            unsafe { setsid() };
        }
    }
}

fn main() {}
