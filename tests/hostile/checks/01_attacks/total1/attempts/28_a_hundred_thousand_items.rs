//@ passed
// A hundred thousand functions.
pub fn total() -> u32 {
    7
}

macro_rules! ten {
    ($m:ident) => { mod a { $m!{} } mod b { $m!{} } mod c { $m!{} } mod d { $m!{} } mod e { $m!{} }
        mod f { $m!{} } mod g { $m!{} } mod h { $m!{} } mod i { $m!{} } mod j { $m!{} } };
}
macro_rules! t1 { () => { #[allow(dead_code)] fn nothing() {} }; }
macro_rules! t2 { () => { ten!(t1); }; }
macro_rules! t3 { () => { ten!(t2); }; }
macro_rules! t4 { () => { ten!(t3); }; }
mod all { ten!(t4); }

fn main() {}
