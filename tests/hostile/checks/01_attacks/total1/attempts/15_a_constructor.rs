//@ no-result check=it_is_seven
//@ci does-not-compile unsafe_code
// It ends the process before anything has begun.
#[used]
#[unsafe(link_section = ".init_array")]
static BEFORE: extern "C" fn() = before;

extern "C" fn before() {
    println!("ok");
    std::process::exit(0)
}

pub fn total() -> u32 {
    8
}

fn main() {}
