//@ over-limit check=it_is_seven how=output
// Half here, half there.
pub fn total() -> u32 {
    loop {
        print!("{}", "here ".repeat(1000));
        eprint!("{}", "there ".repeat(1000));
    }
}

fn main() {}
