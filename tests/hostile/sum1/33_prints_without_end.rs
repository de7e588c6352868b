//@ over-limit check=it_is_seven
//= {"limit": {"name": "output"}}
// It prints, and prints.
pub fn total() -> u32 {
    loop {
        println!("still here");
    }
}

fn main() {}
