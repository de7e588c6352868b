//! What is embedded in the binary is built in again when it changes.

fn main() {
    // Of a folder, cargo looks at everything below it, so a new file is noticed too.
    for path in ["build.rs", "info.toml", "exercises", "solutions", "checks", "kit/harness", "kit/interleave"] {
        println!("cargo::rerun-if-changed={path}");
    }
}
