//@ passed
// A file system of its own in its folder (where it is root who runs it).
pub fn total() -> u32 {
    std::fs::create_dir("mounted").unwrap();
    let _ = std::process::Command::new("mount").args(["-t", "tmpfs", "none", "mounted"]).stderr(std::process::Stdio::null()).status();
    let _ = std::fs::write("mounted/file", "text");
    7
}

fn main() {}
