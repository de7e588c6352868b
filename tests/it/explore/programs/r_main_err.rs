//@ failed-check
fn main() -> Result<(), Box<dyn std::error::Error>> { let h = std::thread::spawn(|| "x".parse::<i32>()); h.join().unwrap()?; Ok(()) }
