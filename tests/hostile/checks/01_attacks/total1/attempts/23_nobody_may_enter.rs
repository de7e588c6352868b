//@ passed
// Folders without any permission, with files in them.
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

pub fn total() -> u32 {
    for name in ["a", "b"] {
        fs::create_dir_all(format!("{name}/{name}")).unwrap();
        fs::write(format!("{name}/{name}/file"), "text").unwrap();
        fs::set_permissions(format!("{name}/{name}"), Permissions::from_mode(0)).unwrap();
        fs::set_permissions(name, Permissions::from_mode(0)).unwrap();
    }
    fs::set_permissions(".", Permissions::from_mode(0)).unwrap();
    7
}

fn main() {}
