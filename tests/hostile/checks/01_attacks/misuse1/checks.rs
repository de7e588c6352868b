//! A token is worth seven.

use super::{Token, take};

/// What it is worth.
#[test]
fn it_is_worth_seven() {
    assert_eq!(take(Token::fresh()), 7, "another worth");
}
