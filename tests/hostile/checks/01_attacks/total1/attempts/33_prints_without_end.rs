//@ over-limit check=it_is_seven how=output
// It prints, and prints.
pub fn total() -> u32 {
    loop {
        println!("still here");
    }
}

fn main() {}
