//@ failed-check check=main
// Main ends with a code.
pub fn total() -> u32 {
    7
}

fn main() -> std::process::ExitCode {
    3.into()
}
