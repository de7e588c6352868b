//@ passed
// Main is a function of another module.
pub fn total() -> u32 {
    7
}

mod other {
    pub fn start() {}
}

use other::start as main;
