//@ passed
//@ci does-not-compile unsafe_code
// It takes away what it may use: files, processes, time.
unsafe extern "C" {
    fn setrlimit(resource: i32, limits: *const [u64; 2]) -> i32;
}

pub fn total() -> u32 {
    for resource in [4, 6, 8] {
        unsafe { setrlimit(resource, &[16, 16]) };
    }
    7
}

fn main() {}
