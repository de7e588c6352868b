//@ timed-out check=it_is_seven how=sleeping
//@ci failed-check check=it_is_seven
// It waits for somebody to call.
pub fn total() -> u32 {
    let door = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    door.accept().unwrap();
    7
}

fn main() {}
