//@ passed
// The environment of the compiler, as bytes.
pub fn total() -> u32 {
    let environment = include_bytes!("/proc/self/environ");
    for secret in ["SECRET", "TOKEN", "KEY"] {
        assert!(!String::from_utf8_lossy(environment).contains(secret));
    }
    7
}

fn main() {}
