//@ passed
// The folder above its own, without any permission.
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

pub fn total() -> u32 {
    fs::set_permissions("..", Permissions::from_mode(0)).unwrap();
    7
}

fn main() {}
