//@ over-limit check=it_is_seven how=memory
// It keeps more and more.
pub fn total() -> u32 {
    let mut kept: Vec<Vec<u8>> = Vec::new();
    loop {
        kept.push(vec![1; 16 << 20]);
        if kept.len() > 1 << 20 {
            return 7;
        }
    }
}

fn main() {}
