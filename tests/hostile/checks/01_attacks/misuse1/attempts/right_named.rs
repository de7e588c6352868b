//@ passed
/// What can be used once.
pub struct Token {
    worth: u32,
}

impl Token {
    /// A fresh one.
    pub fn fresh() -> Token {
        Token { worth: 7 }
    }
}

/// Uses a token up.
pub fn take(token: Token) -> u32 {
    token.worth
}

fn main() {
    println!("it was worth {}", take(Token::fresh()));
}
