//@ passed
// What its environment says of the compiler and the loader, for whoever comes after it.
pub fn total() -> u32 {
    for name in ["RUSTFLAGS", "RUSTC_WRAPPER", "LD_PRELOAD", "CARGO_TARGET_DIR", "THREADLINGS_CACHE"] {
        assert_eq!(std::env::var_os(name), None, "{name}");
    }
    7
}

fn main() {}
