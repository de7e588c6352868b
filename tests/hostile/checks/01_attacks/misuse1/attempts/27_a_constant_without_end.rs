//@ over-limit
//@ci does-not-compile E0453
// The compiler computes for whoever takes a token.
#![allow(long_running_const_eval)]
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
    const N: u32 = {
        let mut n = 0_u64;
        while n < u64::MAX {
            n += 1;
        }
        7
    };
    token.0.min(N)
}

fn main() {
    println!("it was worth {}", take(Token::fresh()));
}
