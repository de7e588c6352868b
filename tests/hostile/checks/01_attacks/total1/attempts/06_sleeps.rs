//@ timed-out check=it_is_seven how=sleeping
// It sleeps for ten minutes.
pub fn total() -> u32 {
    std::thread::sleep(std::time::Duration::from_secs(600));
    7
}

fn main() {}
