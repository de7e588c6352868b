//@ failed-check check=it_is_seven
// The official names, and nothing in them.
#[cfg(test)]
mod checks {
    #[test]
    #[ignore]
    fn it_is_seven() {}
}

pub fn total() -> u32 {
    8
}

fn main() {}
