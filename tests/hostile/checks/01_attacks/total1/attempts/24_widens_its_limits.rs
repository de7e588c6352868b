//@ over-limit check=it_is_seven how=file-size
//@ci does-not-compile unsafe_code
// It takes back what was taken from it (where it is root who runs it).
unsafe extern "C" {
    fn setrlimit(resource: i32, limits: *const [u64; 2]) -> i32;
}

pub fn total() -> u32 {
    unsafe { setrlimit(1, &[u64::MAX, u64::MAX]) };
    std::fs::File::create("large").unwrap().set_len(1 << 40).unwrap();
    7
}

fn main() {}
