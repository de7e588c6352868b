//@ passed
fn main() { std::thread::scope(|s| { s.spawn(|| std::process::exit(0)); s.spawn(|| std::process::exit(0)); }); panic!("not reached") }
