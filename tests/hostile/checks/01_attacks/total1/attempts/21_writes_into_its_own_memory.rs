//@ passed
//@ci failed-check check=it_is_seven
// It makes `total` return seven by writing into the program's own code, which needs no `unsafe`: only a sandbox helps.
use std::fs::File;
use std::os::unix::fs::FileExt;

#[inline(never)]
fn eight() -> u32 {
    std::hint::black_box(8)
}

pub fn total() -> u32 {
    // `mov eax, 7; ret`
    const SEVEN: [u8; 6] = [0xb8, 7, 0, 0, 0, 0xc3];
    if let Ok(memory) = File::options().write(true).open("/proc/self/mem") {
        let _ = memory.write_at(&SEVEN, eight as fn() -> u32 as usize as u64);
    }
    eight()
}

fn main() {}
