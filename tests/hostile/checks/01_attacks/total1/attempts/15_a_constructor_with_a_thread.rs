//@ no-result check=it_is_seven
//@ci does-not-compile unsafe_code
// It starts a thread that ends the process a little later.
#[used]
#[unsafe(link_section = ".init_array")]
static AT_ONCE: extern "C" fn() = at_once;

extern "C" fn at_once() {
    std::thread::spawn(|| {
        std::thread::sleep(std::time::Duration::from_millis(5));
        std::process::exit(0)
    });
}

pub fn total() -> u32 {
    std::thread::sleep(std::time::Duration::from_secs(1));
    8
}

fn main() {}
