//! The same random numbers in every process, so that the order of a `HashMap` never decides a verdict.
//!
//! On Linux std takes `getrandom` from the program if the program has one; elsewhere it cannot be told what to draw. Std asks
//! once for each thread, and which thread comes first is chance: so each is answered the same.

/// Fills `buffer` with the beginning of a fixed sequence (SplitMix64) and returns `length`.
///
/// # Safety
/// As for the function of libc: `buffer` points to `length` writable bytes.
// SAFETY: it stands in for libc's function of that name, and does what that promises: it has its signature, writes those
// bytes and no others, and says how many they are.
#[unsafe(no_mangle)]
unsafe extern "C" fn getrandom(buffer: *mut u8, length: usize, _flags: u32) -> isize {
    let mut state: u64 = 0;
    for offset in 0..length {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        // SAFETY: the caller promises `length` writable bytes, and `offset` is below it.
        unsafe { buffer.add(offset).write((z ^ (z >> 31)) as u8) };
    }
    length as isize
}
