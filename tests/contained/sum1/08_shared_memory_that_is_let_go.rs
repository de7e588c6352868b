//@ over-limit check=it_is_seven
//= {"limit": {"name": "memory"}}
// Shared memory that is written by a mapping that goes again: it stays with the segment.
unsafe extern "C" {
    fn shmget(key: i32, size: usize, flags: i32) -> i32;
    fn shmat(id: i32, at: usize, flags: i32) -> *mut u8;
    fn shmdt(at: *mut u8) -> i32;
}

pub fn total() -> u32 {
    loop {
        unsafe {
            let id = shmget(0, 64 << 20, 0o1600);
            let at = shmat(id, 0, 0);
            if id == -1 || at as isize == -1 {
                return 7;
            }
            at.write_bytes(1, 64 << 20);
            shmdt(at);
        }
    }
}

fn main() {}
