//! The total is seven.

use super::total;

/// A total that is not seven is wrong; nothing that stands for a number is one.
#[test]
fn it_is_seven() {
    // Whatever `total` gives back by its own signature, here it is a number.
    let total: fn() -> u32 = total;

    assert_eq!(total(), 7, "the total is wrong");
}
