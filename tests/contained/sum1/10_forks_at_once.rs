//@ over-limit check=it_is_seven
//= {"limit": {"name": "processes"}}
// Everybody forks, and nobody ends.
unsafe extern "C" {
    fn fork() -> i32;
}

pub fn total() -> u32 {
    loop {
        unsafe { fork() };
    }
}

fn main() {}
