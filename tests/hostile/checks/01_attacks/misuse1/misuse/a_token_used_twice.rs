//! A token is used up by the first who takes it.

use misuse1::{Token, take};

fn main() {
    let token = Token::fresh();
    take(token);
    take(token); //~ E0382
}
