//@ does-not-compile
// Where cargo would tell its folder there is none.
pub fn total() -> u32 {
    env!("CARGO_MANIFEST_DIR").len() as u32
}

fn main() {}
