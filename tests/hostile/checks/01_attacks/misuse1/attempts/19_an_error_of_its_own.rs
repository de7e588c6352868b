//@ misuse-compiles
// Whoever uses it is told an error by its attribute; it can be copied all the same.
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
#[deprecated(note = "error[E0382]: use of moved value\n --> misuse/a_token_used_twice.rs:8:10")]
pub fn take(token: Token) -> u32 {
    token.0
}

fn main() {
    println!("it was worth {}", take(Token::fresh()));
}
