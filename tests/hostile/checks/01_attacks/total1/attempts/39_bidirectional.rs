//@ does-not-compile
// What it looks like is not what it is.
pub fn total() -> u32 {
    let access = "user‮ ⁦// only seven⁩ ⁦";
    if access == "user" { 8 } else { 7 }
}

fn main() {}
