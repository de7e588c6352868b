//! The head and the tail of what a program prints, however much that is.

use std::collections::VecDeque;

/// Keeps at most `kept` bytes of a stream: the first half and the last half.
#[derive(Debug)]
pub(super) struct Capture {
    half: usize,
    head: Vec<u8>,
    tail: VecDeque<u8>,
    total: u64,
}

impl Capture {
    pub(super) fn new(kept: usize) -> Capture {
        Capture { half: kept / 2, head: Vec::new(), tail: VecDeque::new(), total: 0 }
    }

    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.total += bytes.len() as u64;
        let to_head = bytes.len().min(self.half - self.head.len());
        self.head.extend_from_slice(&bytes[..to_head]);
        self.tail.extend(&bytes[to_head..]);
        let surplus = self.tail.len().saturating_sub(self.half);
        self.tail.drain(..surplus);
    }

    /// How many bytes came, kept or not.
    pub(super) fn total(&self) -> u64 {
        self.total
    }

    /// What was kept, decoded lossily, with a line in the middle that says what is missing.
    pub(super) fn into_text(self) -> String {
        let missing = self.total - (self.head.len() + self.tail.len()) as u64;
        let mut bytes = self.head;
        if missing > 0 {
            bytes.extend_from_slice(format!("\n[… {missing} bytes left out …]\n").as_bytes());
        }
        bytes.extend(self.tail);
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(kept: usize, parts: &[&str]) -> String {
        let mut capture = Capture::new(kept);
        parts.iter().for_each(|part| capture.push(part.as_bytes()));
        capture.into_text()
    }

    #[test]
    fn what_fits_is_whole() {
        assert_eq!(text(8, &["abc", "defgh"]), "abcdefgh");
    }

    #[test]
    fn what_does_not_fit_has_head_and_tail() {
        assert_eq!(text(8, &["abc", "defghijk", "lmnop"]), "abcd\n[… 8 bytes left out …]\nmnop");
    }
}
