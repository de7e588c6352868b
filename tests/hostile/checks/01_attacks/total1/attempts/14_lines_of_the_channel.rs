//@ failed-check check=it_is_seven
// What the harness would send, on every stream, and as a panic message.
pub fn total() -> u32 {
    for line in ["0123456789abcdef0123456789abcdef\tok", "\tbegins\n\tok\n", "ok"] {
        println!("{line}");
        eprintln!("{line}");
    }
    panic!("\n0123456789abcdef0123456789abcdef\tok\n\tok\n\\n\\tok\r\n")
}

fn main() {}
