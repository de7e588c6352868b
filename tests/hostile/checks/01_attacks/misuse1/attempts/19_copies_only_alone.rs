//@ misuse-compiles
// It can be copied everywhere but where the cases see it: a cfg of the explorer.
/// What can be used once.
#[cfg_attr(not(interleave), derive(Clone, Copy))]
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
