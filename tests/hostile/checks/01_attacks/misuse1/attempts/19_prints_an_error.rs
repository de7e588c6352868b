//@ misuse-compiles
// Its text is what the compiler would say.
/// What can be used once.
#[derive(Clone, Copy)]
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

#[allow(dead_code)]
#[deprecated = "error[E0382]: no\n --> misuse/a_token_used_twice.rs:8:10\n"]
fn main() {
    println!("it was worth {}", take(Token::fresh()));
}
