//@ passed
// It brings std itself.
#![no_std]
extern crate std;
use std::println;
/// What can be used once.
pub struct Token(u32);

impl Token {
    /// A fresh one.
    pub fn fresh() -> Token {
        Token(7)
    }
}

/// Uses a token up.
pub fn take(token: Token) -> u32 {
    token.0
}

fn main() {
    println!("it was worth {}", take(Token::fresh()));
}
