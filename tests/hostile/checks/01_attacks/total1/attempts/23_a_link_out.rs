//@ passed
//@ci failed-check
// Links that lead out of the folder: what they lead to stays.
use std::fs;
use std::os::unix::fs::symlink;

pub fn total() -> u32 {
    fs::create_dir_all("/tmp/red-outside").unwrap();
    fs::write("/tmp/red-outside/kept", "kept").unwrap();
    symlink("/tmp/red-outside", "link").unwrap();
    7
}

fn main() {
    assert_eq!(fs::read_to_string("/tmp/red-outside/kept").unwrap(), "kept");
    fs::remove_dir_all("/tmp/red-outside").unwrap();
}
